/**
 * The placement policy {@code round-robin}: new processes are dealt out to the nodes in turn, as
 * PVM did, and never moved again. It is what other policies are measured against.
 *
 * <p>Imports only {@code dev.roost.api}, DS and metatype annotations. Never blocks, logs nothing.
 */
package dev.roost.policy.roundrobin;
