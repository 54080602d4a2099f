/** RC11: which executions of given traces there are. */
package dev.palisade.runtime.model.rc11;
