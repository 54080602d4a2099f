/**
 * Everything at once, for a while, and then the books must balance: devices that signal in every
 * way, consumers that add, take back, wait, poll and combine, and a driver that is closed under
 * them, again and again.
 */
package dev.palisade.runtime.soak;
