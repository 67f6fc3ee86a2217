/**
 * Records and services that cross bundles. Imports nothing but the JDK and OSGi annotations, so
 * that a policy or a console command can be replaced without touching anything else.
 */
@Export
@Version("0.1.0")
package dev.roost.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
