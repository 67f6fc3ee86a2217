/**
 * What a stopped process is, as immutable records. The bottom of the engine: imports nothing of it.
 */
package dev.roost.engine.model;
