package dev.roost.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * All mappings of a process, by address.
 *
 * @param vmas the mappings, ascending
 */
public record Mappings(List<Vma> vmas) implements Section {

  public Mappings {
    vmas = List.copyOf(vmas);
  }

  /** The mapping that holds this address. */
  public Optional<Vma> at(long address) {
    return vmas.stream().filter(vma -> vma.start() <= address && address < vma.end()).findFirst();
  }

  /** Whether any is shared with other processes, or could be. */
  public boolean shared() {
    return vmas.stream().anyMatch(vma -> vma.kind() == Vma.Kind.SHARED);
  }

  /** The first mapping with this label, for example {@code [vdso]}. */
  public Optional<Vma> labelled(String label) {
    return vmas.stream().filter(vma -> vma.path().equals(label)).findFirst();
  }
}
