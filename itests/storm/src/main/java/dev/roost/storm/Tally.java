package dev.roost.storm;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What came of the moves of a storm. */
final class Tally {
  private static final Set<Result> MOVES = Set.of(Result.COMMITTED, Result.RETURNED);

  private final Map<Result, Integer> results = new TreeMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Set<Integer> travellers = new HashSet<>();

  synchronized void add(MigrationOutcome outcome) {
    results.merge(outcome.result(), 1, Integer::sum);
    if (MOVES.contains(outcome.result())) {
      travellers.add(outcome.pid());
    } else {
      refuse(outcome.reason());
    }
  }

  /** The engine said no at once. */
  synchronized void refuse(String reason) {
    refusals.merge(reason.replaceAll("[0-9]{2,}", "N"), 1, Integer::sum);
  }

  synchronized void add(Tally other) {
    other.results.forEach((result, count) -> results.merge(result, count, Integer::sum));
    other.refusals.forEach((reason, count) -> refusals.merge(reason, count, Integer::sum));
    travellers.addAll(other.travellers);
  }

  /** Departures and returns that were made. */
  synchronized int moves() {
    return MOVES.stream().mapToInt(result -> results.getOrDefault(result, 0)).sum();
  }

  /** Processes that were moved at least once. */
  synchronized int travellers() {
    return travellers.size();
  }

  synchronized int count(Result result) {
    return results.getOrDefault(result, 0);
  }

  /** Why moves were not made: a line each, the most frequent first. */
  synchronized List<String> refusals() {
    return refusals.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(entry -> "%5d  %s".formatted(entry.getValue(), entry.getKey()))
        .toList();
  }
}
