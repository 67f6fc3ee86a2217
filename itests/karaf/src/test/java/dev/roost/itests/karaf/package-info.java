/**
 * The shipped distribution, as it will run. Most tests are carried into its container by Pax Exam,
 * which knows JUnit 4 only; what concerns the start script and the console runs outside.
 */
package dev.roost.itests.karaf;
