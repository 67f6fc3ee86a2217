package dev.roost.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which keepers are connected now. Any thread. */
final class Keepers {
  private final Map<Long, Link> links = new ConcurrentHashMap<>();

  /** A keeper that comes twice is there once: its older connection is closed. */
  void arrived(long keeper, Link link) {
    Link before = links.put(keeper, link);
    if (before != null && before != link) {
      before.close();
    }
  }

  void left(long keeper, Link link) {
    links.remove(keeper, link);
  }

  boolean isThere(long keeper) {
    return links.containsKey(keeper);
  }

  /** Tells a keeper what to do with a job; a keeper that is away hears it when it is back. */
  void tell(long keeper, String verb, long job) {
    Link link = links.get(keeper);
    if (link != null) {
      link.send(List.of(verb, String.valueOf(job)));
    }
  }
}
