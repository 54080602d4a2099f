/**
 * The compiled core as a program for the explorer: its classes rewritten so that an oracle is its
 * memory.
 */
package dev.palisade.runtime.model.bytecode;
