/**
 * What is known of the other nodes. Imports {@code dev.roost.api} and {@code
 * dev.roost.discovery.message}. One thread owns it; from another one it throws. What it hands out
 * is immutable.
 */
package dev.roost.discovery.picture;
