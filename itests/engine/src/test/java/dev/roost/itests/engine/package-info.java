/**
 * Drives real engines from outside, through their control sockets only: programs run natively
 * first, then moved in several ways, and must leave exactly the same behind. Needs root, gcc and
 * two CPUs.
 */
package dev.roost.itests.engine;
