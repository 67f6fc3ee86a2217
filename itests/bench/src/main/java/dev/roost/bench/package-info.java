/**
 * Benchmarks of the whole: two engines in JVMs of their own on loopback, programs that nobody
 * changed, and beside each figure what it is made of, measured in the same run. May import
 * everything; nothing imports it. One thread drives; only the peers at the far end of a connection
 * have threads of their own.
 */
package dev.roost.bench;
