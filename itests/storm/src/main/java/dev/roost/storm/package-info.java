/**
 * The migration storm: a command runs while its processes are moved at random moments, and must
 * leave behind what it leaves when nobody touches it. Imports the api, the testkit and the JDK.
 */
package dev.roost.storm;
