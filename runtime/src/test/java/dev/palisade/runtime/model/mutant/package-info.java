/**
 * Scenarios played, mutants of the core judged by them, and the tables that both are held against.
 */
package dev.palisade.runtime.model.mutant;
