/**
 * What other bundles may know of this node's own MQTT broker. Imports only the JDK and OSGi
 * annotations; has no threads.
 */
@Export
@Version("0.1.0")
package dev.roost.broker;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
