/**
 * What is known at each point of a method: {@link dev.palisade.processor.flow.ControlFlow} threads
 * a state of any kind through the statements of an attributed tree. Of locks it is a {@link
 * dev.palisade.processor.flow.FlowState}, which {@link dev.palisade.processor.flow.Conditions}
 * refines. Knows neither names nor facts of calls: who follows something adds those.
 */
@NullMarked
package dev.palisade.processor.flow;

import org.jspecify.annotations.NullMarked;
