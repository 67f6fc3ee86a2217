/**
 * The rules that no compiler checks. Reads sources and class files of all bundles; one thread, no
 * network, writes nothing.
 */
package dev.roost.itests.architecture;
