/**
 * The picture of the cluster: once a second it takes what discovery and the engine know and makes
 * one immutable snapshot of it. Decides nothing. Imports {@code dev.roost.api}.
 *
 * <p>Thread: {@code roost-cluster} owns the picture and may wait for the engine; from any other
 * thread the picture throws. Readers get the last snapshot and never wait.
 */
package dev.roost.cluster.internal;
