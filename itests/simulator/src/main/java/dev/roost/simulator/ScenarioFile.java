package dev.roost.simulator;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.simulator.Scenario.Hardware;
import dev.roost.simulator.Scenario.Network;
import dev.roost.simulator.Scenario.Owner;
import dev.roost.simulator.Scenario.View;
import dev.roost.simulator.Scenario.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A scenario in a file of JSON; docs/simulate.md says what may be in it. */
final class ScenarioFile {
  private static final long MIB = 1 << 20;

  private ScenarioFile() {}

  /**
   * Reads {@code file}.
   *
   * @param nodes how many nodes; the kinds in the file are repeated in turn; 0 for as many as it
   *     says
   * @throws IllegalArgumentException one line that names what is wrong in it
   */
  static Scenario read(Path file, int nodes) throws IOException {
    try {
      return scenario(
          file.getFileName().toString(), JSON.std.mapFrom(Files.readString(file)), nodes);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no file " + file, e);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Scenario scenario(String name, Map<String, Object> top, int nodes) {
    Fields all = new Fields("", top);
    List<Hardware> kinds = new ArrayList<>();
    for (Fields kind : all.list("nodes")) {
      Hardware hardware =
          new Hardware(
              (int) kind.number("cpus", 1),
              kind.number("speed", 1),
              (long) (kind.number("memoryMiB", 8192) * MIB));
      kinds.addAll(Collections.nCopies((int) kind.number("count", 1), hardware));
      kind.refuseOthers();
    }
    Scenario scenario =
        new Scenario(
            name,
            nodes == 0 || kinds.isEmpty() ? kinds : repeated(kinds, nodes),
            work(all.object("jobs")),
            network(all.object("network")),
            view(all.object("view")),
            all.has("owners")
                ? all.list("owners").stream().map(ScenarioFile::owner).toList()
                : List.of());
    all.refuseOthers();
    return scenario;
  }

  private static List<Hardware> repeated(List<Hardware> kinds, int nodes) {
    List<Hardware> all = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      all.add(kinds.get(i % kinds.size()));
    }
    return all;
  }

  private static Workload work(Fields jobs) {
    Workload work =
        new Workload(
            (int) jobs.number("count", 100),
            jobs.number("perSecond", 1),
            jobs.number("meanWork", 10),
            jobs.number("shape", 0),
            jobs.number("meanMemoryMiB", 64) * MIB,
            jobs.number("mostMemoryMiB", 1024) * MIB,
            jobs.number("talkers", 0),
            jobs.number("callsPerSecond", 6_000),
            jobs.number("bytesPerSecond", 0),
            (int) jobs.number("homes", 0));
    jobs.refuseOthers();
    return work;
  }

  private static Network network(Fields fields) {
    Network usual = Network.MEASURED;
    Network network =
        new Network(
            fields.number("outBytesPerSecond", usual.outBytesPerSecond()),
            fields.number("homeBytesPerSecond", usual.homeBytesPerSecond()),
            fields.number("pauseSeconds", usual.pauseSeconds()),
            fields.number("precopyBytes", usual.precopyBytes()),
            fields.number("callSeconds", usual.callSeconds()),
            fields.number("callBytesPerSecond", usual.callBytesPerSecond()));
    fields.refuseOthers();
    return network;
  }

  private static Owner owner(Fields fields) {
    Owner owner =
        new Owner(
            (int) fields.number("node", 0),
            fields.number("at", 0),
            (int) fields.number("processes", 1),
            fields.number("work", 60),
            (long) (fields.number("memoryMiB", 64) * MIB));
    fields.refuseOthers();
    return owner;
  }

  private static View view(Fields fields) {
    View usual = View.USUAL;
    View view =
        new View(
            (int) fields.number("known", usual.known()),
            fields.number("roundSeconds", usual.roundSeconds()),
            fields.number("decisionSeconds", usual.decisionSeconds()),
            (int) fields.number("concurrentMoves", usual.concurrentMoves()),
            (int) fields.number("window", usual.window()));
    fields.refuseOthers();
    return view;
  }
}
