package dev.roost.discovery.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.api.Admission;
import dev.roost.api.Admission.Guests;
import dev.roost.api.LoadVector;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadMessageTest {
  private static final LoadVector LOAD =
      new LoadVector(4, 1.5, 2, 2, 3, 800, 400, 1, 2, 0.25, 90L, 80L, 0.5, 0.75);

  private static LoadMessage message(LoadVector load, Admission admission) {
    return new LoadMessage("node-1", 7, 9, 1_000, true, load, admission, 5);
  }

  private static LoadMessage read(Map<String, Object> json)
      throws IOException, BadMessageException {
    return LoadMessage.parse(JSON.std.asBytes(json));
  }

  @Test
  void isReadAsItWasSaid() throws Exception {
    LoadVector silent = new LoadVector(4, 1.5, 2, 2, 3, 800, 400, 1, 2);
    for (LoadMessage said :
        List.of(
            message(LOAD, Admission.ALL),
            message(silent, Admission.none("")),
            message(LOAD, new Admission(Guests.SOME, List.of("a", "b"), "")))) {
      assertThat(read(said.toJson())).isEqualTo(said);
    }
  }

  /** As nodes said it that knew nothing of pressure, nor of guests that are not taken. */
  @Test
  void oldMessageIsReadAndTakesEverybody() throws Exception {
    Map<String, Object> json = message(LOAD, Admission.none("")).toJson();
    json.keySet()
        .removeAll(
            List.of(
                "memoryPressure",
                "swapTotalBytes",
                "swapFreeBytes",
                "cpuPressure",
                "ioPressure",
                "admits"));
    LoadMessage old = read(json);
    assertThat(old.admission()).isEqualTo(Admission.ALL);
    assertThat(old.load().memoryPressure()).isNull();
    assertThat(old.load().cpuPressure()).isNull();
    assertThat(old.load().swapTotalBytes()).isNull();
    assertThat(old.load().memoryFreeBytes()).isEqualTo(400);
  }

  @Test
  void fieldsOfTomorrowAreIgnored() throws Exception {
    Map<String, Object> json = message(LOAD, Admission.ALL).toJson();
    json.put("moonPhase", 0.5);
    assertThat(read(json)).isEqualTo(message(LOAD, Admission.ALL));
  }

  @Test
  void namesTheFieldThatIsWrong() {
    Map<String, Object> json = message(LOAD, Admission.ALL).toJson();
    json.put("memoryPressure", 1.5);
    assertThatThrownBy(() -> read(json)).hasMessageContaining("the field memoryPressure must be");
    json.put("memoryPressure", 0.5);
    json.put("admits", 3);
    assertThatThrownBy(() -> read(json)).hasMessageContaining("the field admits must be");
    json.put("admits", 1);
    assertThatThrownBy(() -> read(json)).hasMessageContaining("the field admitted must be");
  }
}
