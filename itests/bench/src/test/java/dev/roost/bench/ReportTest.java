package dev.roost.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void printsOneJsonObjectWithWhatEachRowIsComparedWith() throws IOException {
    Report report = new Report("forward");
    report.add(Row.of("TLS round trip", samples(20, 22, 90), "us"));
    report.add(
        Row.of("getppid, away", samples(50, 55, 270), "us", "TLS round trip", samples(20, 22, 90)));

    Map<String, Object> object = JSON.std.mapFrom(report.json());

    assertThat(object).containsEntry("bench", "forward").containsOnlyKeys("bench", "rows");
    List<?> rows = (List<?>) object.get("rows");
    assertThat((Map<?, ?>) rows.get(0))
        .hasToString("{name=TLS round trip, value=22.0, unit=us, vs=null, ratio=null}");
    assertThat((Map<?, ?>) rows.get(1))
        .hasToString("{name=getppid, away, value=55.0, unit=us, vs=TLS round trip, ratio=2.5}");
  }

  @Test
  void comparesEachSampleWithTheOneMeasuredBesideIt() {
    // The machine became ten times slower half-way: medians on their own would show that only.
    Samples ours = samples(30, 300, 330);
    Samples yardstick = samples(10, 100, 100);

    assertThat(ours.over(yardstick).median()).isEqualTo(3.0);
  }

  @Test
  void takesTheMiddleOfAnEvenNumberOfSamples() {
    assertThat(samples(4, 1, 2, 100).median()).isEqualTo(3.0);
  }

  @Test
  void refusesToCompareDifferentNumbersOfSamples() {
    Samples one = samples(1);
    Samples two = samples(1, 2);

    assertThatThrownBy(() -> one.over(two))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 samples beside 2");
  }

  private static Samples samples(double... values) {
    Samples samples = new Samples();
    for (double value : values) {
      samples.add(value);
    }
    return samples;
  }
}
