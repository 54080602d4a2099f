/**
 * The scenarios: one class for each promise of {@link dev.palisade.runtime}, one nested class a
 * bounded program that attacks it. They are played over the compiled core by {@link
 * dev.palisade.runtime.model.bytecode.Stage}.
 */
package dev.palisade.runtime.model.scenario;
