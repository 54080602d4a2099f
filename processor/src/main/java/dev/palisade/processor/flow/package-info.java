/**
 * What holds at each point of a method: a {@link dev.palisade.processor.flow.FlowState}, threaded
 * through the statements of an attributed tree by {@link dev.palisade.processor.flow.ControlFlow}
 * and {@link dev.palisade.processor.flow.Conditions}. Knows neither names nor facts of calls: the
 * {@code body} package adds those.
 */
@NullMarked
package dev.palisade.processor.flow;

import org.jspecify.annotations.NullMarked;
