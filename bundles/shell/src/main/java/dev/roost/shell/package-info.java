/**
 * The commands {@code roost:*} of the console, for people as tables and for programs as JSON.
 *
 * <p>Imports {@code dev.roost.api}, the Karaf shell, jackson-jr. Keeps nothing between commands:
 * each looks up the services that it needs when it runs, and says in one line which one is missing.
 * Runs on the threads of the console.
 */
package dev.roost.shell;
