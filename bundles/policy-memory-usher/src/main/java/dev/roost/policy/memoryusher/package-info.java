/**
 * The placement policy {@code memory-usher}: nobody waits for memory while a neighbour has some
 * free (Barak and Braverman, ICA3PP 1997). Overrides what balances loads, and leaves all else to
 * it.
 *
 * <p>Imports only {@code dev.roost.api}, DS and metatype annotations. {@code Usher} is a pure
 * function of a snapshot and of what was proposed before; {@code MemoryUsherPolicy} keeps the
 * latter between two calls, which come on one thread, one at a time. Never blocks, logs nothing.
 */
package dev.roost.policy.memoryusher;
