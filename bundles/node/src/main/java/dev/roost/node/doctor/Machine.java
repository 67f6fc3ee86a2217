package dev.roost.node.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells a node that was started from the image from others.
 *
 * @param faults the directory in which the image's programs name what went wrong at this start
 */
record Machine(Path faults) {

  boolean isAppliance() {
    return Files.isDirectory(faults);
  }
}
