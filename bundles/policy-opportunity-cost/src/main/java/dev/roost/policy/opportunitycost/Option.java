package dev.roost.policy.opportunitycost;

/**
 * A node that a process could go to.
 *
 * @param place the node
 * @param costs what it costs there
 * @param gain by how much that is less than staying
 */
record Option(Place place, Costs costs, double gain) {}
