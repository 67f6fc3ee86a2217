package dev.roost.storm;

import dev.roost.api.MigrationOutcome;
import dev.roost.api.MigrationOutcome.Result;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of the moves of a storm. */
final class Tally {
  private static final Set<Result> MOVES = Set.of(Result.COMMITTED, Result.RETURNED);

  private final Map<Result, Integer> results = new TreeMap<>();
  private final Map<Refusal, Integer> refusals = new HashMap<>();
  private final Map<Integer, String> travellers = new HashMap<>();

  /** Why a process called {@code name} did not move, without figures that differ between runs. */
  private record Refusal(String name, String reason) {}

  /** What came of one, of a process called {@code name}. */
  synchronized void add(String name, MigrationOutcome outcome) {
    results.merge(outcome.result(), 1, Integer::sum);
    if (MOVES.contains(outcome.result())) {
      travellers.put(outcome.pid(), name);
    } else {
      refuse(name, outcome.reason());
    }
  }

  /** The engine said no at once. */
  synchronized void refuse(String name, String reason) {
    String general = reason.replaceAll("\\b([0-9]|(?=[0-9a-f]*[0-9])[0-9a-f]{2,})\\b", "N");
    refusals.merge(new Refusal(name, general), 1, Integer::sum);
  }

  synchronized void add(Tally other) {
    other.results.forEach((result, count) -> results.merge(result, count, Integer::sum));
    other.refusals.forEach((refusal, count) -> refusals.merge(refusal, count, Integer::sum));
    travellers.putAll(other.travellers);
  }

  /** Departures and returns that were made. */
  synchronized int moves() {
    return MOVES.stream().mapToInt(result -> results.getOrDefault(result, 0)).sum();
  }

  /** Processes that were moved at least once. */
  synchronized int travellers() {
    return travellers.size();
  }

  /** What they were called when they moved, and how many each: {@code awk 3, sh 2}. */
  synchronized String names() {
    return travellers.values().stream()
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  synchronized int count(Result result) {
    return results.getOrDefault(result, 0);
  }

  /** Why moves were not made: a line each, the most frequent first. */
  synchronized List<String> refusals() {
    Map<String, Integer> reasons = new TreeMap<>();
    refusals.forEach((refusal, count) -> reasons.merge(refusal.reason(), count, Integer::sum));
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .map(entry -> "%5d  %s".formatted(entry.getValue(), entry.getKey()))
        .toList();
  }

  /** As {@link #refusals}, but only why processes stayed, with their names. */
  synchronized List<String> stays() {
    return refusals.entrySet().stream()
        .filter(entry -> !isPassing(entry.getKey().reason()))
        .sorted(
            Map.Entry.<Refusal, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().toString()))
        .map(
            entry ->
                "%s: %s (%d)"
                    .formatted(entry.getKey().name(), entry.getKey().reason(), entry.getValue()))
        .toList();
  }

  /** What says nothing about the program: it is there already, or has just ended. */
  private static boolean isPassing(String reason) {
    return reason.matches(
        "it is on \\w+ already|.*has ended|ended (with|by) .*|there is no process.*");
  }
}
