/**
 * The engine as a program: configuration, start, the unix socket, what is shown to people. Wires
 * everything by hand; may import all of the engine.
 */
package dev.roost.engine.internal;
