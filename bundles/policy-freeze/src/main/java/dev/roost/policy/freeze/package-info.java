/**
 * The placement policy {@code freeze}: while a node has not enough for all that is at home there,
 * it stops processes of low priority, whose memory goes to swap, and lets them go on later (the
 * freezing of MOSIX). Moves nothing, and leaves that to the next.
 *
 * <p>Imports only {@code dev.roost.api}, DS and metatype annotations. {@code FreezeRule} is a pure
 * function of a snapshot and of what was seen before; {@code FreezePolicy} keeps the latter between
 * two calls, which come on one thread, one at a time. Never blocks, logs nothing.
 */
package dev.roost.policy.freeze;
