/** Pages fetched over the AWS CRT, where what one page says decides which comes next. */
@NullMarked
package dev.palisade.examples.eventloops.crt;

import org.jspecify.annotations.NullMarked;
