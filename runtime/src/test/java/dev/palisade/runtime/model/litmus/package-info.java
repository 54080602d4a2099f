/**
 * Litmus files under the explorer: what shows that the explorer is RC11 and not something like it.
 */
package dev.palisade.runtime.model.litmus;
