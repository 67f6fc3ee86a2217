/**
 * Helpers of tests that drive the real thing: engines as processes of their own, tracees (the C
 * programs in {@code itests/tracees}), faults, waiting with a deadline, and evidence that outlives
 * a failed test. Imports the api, trust (for keys), JSON and the JDK. Only tests use it; nothing
 * here is shipped. Everything may be called from any thread; what starts something closes it.
 */
package dev.roost.testkit;
