package dev.roost.engine.model;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a guest must have so that the process cannot tell the difference.
 *
 * @param kernelRelease {@code uname -r}
 * @param kernelVersion {@code uname -v}: the build
 * @param vdsoSha256 digest of the vdso, hexadecimal
 * @param xstateBytes size of the XSAVE area
 * @param cpuFeatures flags of /proc/cpuinfo
 */
public record Requirements(
    String kernelRelease,
    String kernelVersion,
    String vdsoSha256,
    int xstateBytes,
    Set<String> cpuFeatures) {

  public Requirements {
    cpuFeatures = Set.copyOf(cpuFeatures);
  }

  /** What {@code guest} lacks, in one sentence; null if it has all. */
  public String missingAt(Requirements guest) {
    if (!vdsoSha256.equals(guest.vdsoSha256)) {
      return "its kernel has another vdso: "
          + guest.kernelRelease
          + " there, "
          + kernelRelease
          + " here";
    }
    if (xstateBytes != guest.xstateBytes) {
      return "its CPU saves " + guest.xstateBytes + " bytes of registers, this one " + xstateBytes;
    }
    Set<String> lacking = new TreeSet<>(cpuFeatures);
    lacking.removeAll(guest.cpuFeatures);
    return lacking.isEmpty() ? null : "its CPU lacks " + String.join(", ", lacking);
  }
}
