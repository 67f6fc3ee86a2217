/**
 * A Java agent that restores, on JDK 24 and later, what Karaf 4.4 expects of {@link
 * javax.security.auth.Subject}: that a thread started by a user's command acts for this user.
 *
 * <p>Imports nothing but the JDK. Runs before {@code main} on the main thread, and then on whatever
 * thread loads Karaf's {@code JaasHelper}. {@code docs/jaas-agent.md} says why it exists and when
 * to delete it.
 */
package dev.roost.jaasagent;
