/**
 * The placement policy {@code hold}: nothing moves by itself. Imports only {@code dev.roost.api}
 * and DS annotations; has no state and no thread.
 */
package dev.roost.policy.hold;
