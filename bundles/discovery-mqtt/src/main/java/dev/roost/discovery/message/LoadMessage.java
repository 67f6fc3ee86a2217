package dev.roost.discovery.message;

import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.LoadVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node says each second in {@code node/ID/load}.
 *
 * @param node the node's id
 * @param epoch as in its status
 * @param sequence grows with every message of one epoch
 * @param intervalMs when the next one is to be expected, milliseconds
 * @param engine whether the node's engine answers; if not, the figures are those of {@link
 *     LoadVector#UNKNOWN}
 * @param load the figures
 * @param admission whom the node takes as guests; the reason is not said, so it is empty when read
 * @param atMs wall clock there, milliseconds since 1970; for people
 */
public record LoadMessage(
    String node,
    long epoch,
    long sequence,
    int intervalMs,
    boolean engine,
    LoadVector load,
    Admission admission,
    long atMs) {

  private static final double MOST = 1e9;
  private static final int MOST_CPUS = 1 << 20;

  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", node);
    json.put("epoch", epoch);
    json.put("sequence", sequence);
    json.put("at", atMs);
    json.put("intervalMs", intervalMs);
    json.put("engine", engine ? 1 : 0);
    json.put("cpus", load.cpus());
    json.put("speed", load.speed());
    json.put("runnable", load.runnable());
    json.put("localLoad", load.localLoad());
    json.put("advertisedLoad", load.advertisedLoad());
    json.put("memoryTotalBytes", load.memoryTotalBytes());
    json.put("memoryFreeBytes", load.memoryFreeBytes());
    json.put("guests", load.guests());
    json.put("away", load.away());
    putIfAny(json, "memoryPressure", load.memoryPressure());
    putIfAny(json, "swapTotalBytes", load.swapTotalBytes());
    putIfAny(json, "swapFreeBytes", load.swapFreeBytes());
    putIfAny(json, "cpuPressure", load.cpuPressure());
    putIfAny(json, "ioPressure", load.ioPressure());
    json.put("admits", admission.guests().ordinal());
    if (admission.guests() == Guests.SOME) {
      json.put("admitted", admission.homes());
    }
    return json;
  }

  /** Reads the payload of an envelope. */
  public static LoadMessage parse(byte[] payload) throws BadMessageException {
    Fields fields = Fields.parse(payload);
    LoadVector load =
        new LoadVector(
            (int) fields.whole("cpus", 1, MOST_CPUS),
            fields.number("speed", MOST),
            fields.number("runnable", MOST),
            fields.number("localLoad", MOST),
            fields.number("advertisedLoad", MOST),
            fields.whole("memoryTotalBytes", 0, Long.MAX_VALUE),
            fields.whole("memoryFreeBytes", 0, Long.MAX_VALUE),
            (int) fields.whole("guests", 0, Integer.MAX_VALUE),
            (int) fields.whole("away", 0, Integer.MAX_VALUE),
            shareIfAny(fields, "memoryPressure"),
            bytesIfAny(fields, "swapTotalBytes"),
            bytesIfAny(fields, "swapFreeBytes"),
            shareIfAny(fields, "cpuPressure"),
            shareIfAny(fields, "ioPressure"));
    return new LoadMessage(
        fields.text("node"),
        fields.whole("epoch", 0, Long.MAX_VALUE),
        fields.whole("sequence", 0, Long.MAX_VALUE),
        (int) fields.whole("intervalMs", 1, Integer.MAX_VALUE),
        fields.whole("engine", 0, 1) == 1,
        load,
        admission(fields),
        fields.whole("at", 0, Long.MAX_VALUE));
  }

  private static void putIfAny(Map<String, Object> json, String name, Number value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static Double shareIfAny(Fields fields, String name) throws BadMessageException {
    return fields.has(name) ? fields.number(name, 1) : null;
  }

  private static Long bytesIfAny(Fields fields, String name) throws BadMessageException {
    return fields.has(name) ? fields.whole(name, 0, Long.MAX_VALUE) : null;
  }

  /** Nodes that say nothing of it, for they are older, take everybody. */
  private static Admission admission(Fields fields) throws BadMessageException {
    if (!fields.has("admits")) {
      return Admission.ALL;
    }
    Guests guests = Guests.values()[(int) fields.whole("admits", 0, Guests.values().length - 1)];
    return new Admission(guests, guests == Guests.SOME ? fields.texts("admitted") : List.of(), "");
  }
}
