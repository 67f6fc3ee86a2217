/**
 * The placement policy {@code owner-first}: a node is its owner's first. Says whom the node takes
 * as guests, and calls home what runs where it is not wanted any more.
 *
 * <p>Imports only {@code dev.roost.api}, DS and metatype annotations. {@code Presence} and {@code
 * Doorman} are pure; {@code OwnerFirstPolicy} keeps what is remembered between two calls, which
 * come on one thread, one at a time. Never blocks, logs nothing.
 */
package dev.roost.policy.ownerfirst;
