package dev.roost.policy.opportunitycost;

import dev.roost.api.ClusterSnapshot;
import dev.roost.api.Explanation;
import dev.roost.api.NodeView;
import dev.roost.api.ProcessView;
import dev.roost.api.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * First what must come home, then what gains by a move: a process is moved when the cost of another
 * node is so much less than that of staying that it pays. Of the nodes that are worth it one is
 * drawn, the better ones more likely; each move is reckoned with in the next choice.
 */
final class Rule {
  private final Settings settings;

  Rule(Settings settings) {
    this.settings = settings;
  }

  Decision decide(ClusterSnapshot snapshot, Memory before) {
    Picture picture = new Picture(snapshot, settings);
    Memory memory = before.update(picture, settings);
    Map<Integer, Move> moves = new LinkedHashMap<>();
    Map<Integer, Talk> talks = new HashMap<>();
    List<Proposal> proposals = new ArrayList<>();
    for (ProcessView process : snapshot.processes()) {
      Optional<String> why = Homing.why(process, picture, memory, settings);
      if (why.isPresent()) {
        proposals.add(new Proposal(process.pid(), snapshot.self(), why.orElseThrow()));
        moves.put(process.pid(), move(process, snapshot.self(), picture));
        if (picture.state(process.where()) == NodeView.State.READY) {
          Talk talk = memory.talk(process.pid());
          talks.put(process.pid(), talk.cameHome(settings.callsRestMs(), picture.nowMs()));
        }
      }
    }
    memory = memory.with(moves, talks);
    picture.anticipate(memory.moves().values());
    return balance(picture, memory, proposals);
  }

  private Decision balance(Picture picture, Memory memory, List<Proposal> proposals) {
    Options options = new Options(picture, memory, settings);
    Map<Integer, Move> moves = new LinkedHashMap<>();
    for (ProcessView process : options.candidates()) {
      Optional<Option> best = options.best(process);
      if (best.isPresent()) {
        Option option = best.orElseThrow();
        String to = option.place().id();
        String reason =
            "cost %s on %s, %s on %s"
                .formatted(options.stay(process), process.where(), option.costs(), to);
        Move move = move(process, to, picture);
        picture.apply(move);
        moves.put(process.pid(), move);
        proposals.add(new Proposal(process.pid(), to, reason));
        if (moves.size() == settings.movesPerDecision()) {
          break;
        }
      }
    }
    return new Decision(proposals, memory.with(moves, Map.of()));
  }

  private static Move move(ProcessView process, String to, Picture picture) {
    return new Move(
        process.pid(),
        process.where(),
        to,
        picture.demand(process),
        to.equals(picture.self()) ? 0 : process.memoryBytes(),
        picture.nowMs());
  }

  /** How {@code pid} would be decided about; empty if there is no such process. */
  Optional<Explanation> explain(ClusterSnapshot snapshot, Memory before, int pid, String policy) {
    Picture picture = new Picture(snapshot, settings);
    Memory memory = before.update(picture, settings);
    ProcessView process = picture.process(pid);
    if (process == null) {
      return Optional.empty();
    }
    picture.anticipate(memory.moves().values());
    Options options = new Options(picture, memory, settings);
    String verdict =
        Homing.why(process, picture, memory, settings)
            .map(why -> "It goes home: " + why + ".")
            .orElseGet(() -> options.verdict(process));
    return Optional.of(new Explanation(pid, policy, verdict, options.choices(process)));
  }
}
