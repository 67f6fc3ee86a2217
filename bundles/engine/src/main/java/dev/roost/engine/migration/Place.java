package dev.roost.engine.migration;

/**
 * Where guests are taken.
 *
 * @param node its id
 * @param host its address
 * @param port where its engine listens
 */
record Place(String node, String host, int port) {}
