/**
 * The model as bytes and back: one codec for each kind of state. May import {@code model} and
 * {@code dev.roost.wire}. Input comes from another node: it is checked, never trusted.
 */
package dev.roost.engine.image;
