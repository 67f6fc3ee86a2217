package dev.roost.policy.opportunitycost;

import dev.roost.api.Explanation.Choice;
import dev.roost.api.ProcessView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which processes could be moved where, and what each of it gains. */
final class Options {
  /** Processes that are looked at in one decision: those that have most to gain. */
  private static final int MOST_CANDIDATES = 64;

  private final Picture picture;
  private final Settings settings;
  private final Eligibility eligibility;
  private final CostModel model;
  private final Lottery lottery;
  private final double mean;

  Options(Picture picture, Memory memory, Settings settings) {
    this.picture = picture;
    this.settings = settings;
    eligibility = new Eligibility(picture, memory, settings);
    model = new CostModel(picture, settings);
    lottery = new Lottery(picture.self(), picture.nowMs());
    mean =
        picture.places().stream()
            .filter(Place::isKnown)
            .mapToDouble(place -> place.here() / place.capacity())
            .average()
            .orElse(0);
  }

  /** What costs most where it is first, less what it costs it to be away and to get there. */
  List<ProcessView> candidates() {
    record Ranked(ProcessView process, double cost) {}
    return picture.processes().stream()
        .filter(process -> eligibility.objection(process).isEmpty() && isItsTurn(process))
        .map(process -> new Ranked(process, stay(process).total() - model.away(process)))
        .sorted(
            Comparator.comparingDouble(Ranked::cost)
                .reversed()
                .thenComparingInt(ranked -> ranked.process().pid()))
        .limit(MOST_CANDIDATES)
        .map(Ranked::process)
        .toList();
  }

  /**
   * A loaded guest is seen by every home of what it runs. So that not all of them call everything
   * away, each acts with the chance that brings the guest down to the mean load.
   */
  private boolean isItsTurn(ProcessView process) {
    Place place = picture.place(process.where());
    double load = place.here() / place.capacity();
    return picture.isSelf(place)
        || load <= 1
        || lottery.chance(process.pid(), place.id().hashCode()) * load <= load - mean;
  }

  Costs stay(ProcessView process) {
    return model.stay(process, picture.place(process.where()));
  }

  /** The move that is drawn for {@code process}, if one pays. */
  Optional<Option> best(ProcessView process) {
    double least = threshold(process);
    List<Option> good = options(process).filter(option -> option.gain() > least).toList();
    return good.isEmpty()
        ? Optional.empty()
        : Optional.of(
            lottery.draw(
                process.pid(), good, o -> Math.pow(o.gain(), 3), o -> o.place().id().hashCode()));
  }

  private double threshold(ProcessView process) {
    return settings.minGain() + settings.margin() * stay(process).total();
  }

  private Stream<Option> options(ProcessView process) {
    double stay = stay(process).total();
    return picture.places().stream()
        .filter(place -> eligibility.objection(process, place).isEmpty())
        .map(
            place -> {
              Costs costs = model.go(process, place);
              return new Option(place, costs, stay - costs.total());
            });
  }

  /** Every node of which something is known, cheapest first. */
  List<Choice> choices(ProcessView process) {
    return picture.places().stream()
        .filter(Place::isKnown)
        .map(
            place -> {
              boolean isThere = place.id().equals(process.where());
              Costs costs = isThere ? model.stay(process, place) : model.go(process, place);
              return new Choice(
                  place.id(),
                  costs.total(),
                  costs.terms(),
                  eligibility.objection(process, place).orElse(""));
            })
        .sorted(Comparator.comparingDouble(Choice::cost).thenComparing(Choice::node))
        .toList();
  }

  /** One sentence on what would become of {@code process} now. */
  String verdict(ProcessView process) {
    Optional<String> objection = eligibility.objection(process);
    if (objection.isPresent()) {
      return "It stays on %s: %s.".formatted(process.where(), objection.orElseThrow());
    }
    Optional<Option> most = options(process).max(Comparator.comparingDouble(Option::gain));
    double least = threshold(process);
    if (most.isEmpty()) {
      return "It stays on %s: no other node can take it.".formatted(process.where());
    }
    Option option = most.orElseThrow();
    return String.format(
        Locale.ROOT,
        option.gain() > least
            ? "It may go: %s gains most, %.3f; more than %.3f are worth a move."
            : "It stays: %s would gain most, %.3f; more than %.3f are worth a move.",
        option.place().id(),
        option.gain(),
        least);
  }
}
