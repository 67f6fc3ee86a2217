/**
 * Typed sessions between the engines of two nodes, one connection for each process that is away.
 * May import {@code model}, {@code image}, and the bundles wire, trust and transport.
 */
package dev.roost.engine.link;
