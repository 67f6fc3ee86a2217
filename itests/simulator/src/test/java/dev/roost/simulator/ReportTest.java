package dev.roost.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Comparison.Result RESULT = new Comparison.Result(3, 1.5, totals());

  private static Map<String, Total> totals() {
    Map<String, Total> totals = new LinkedHashMap<>();
    totals.put("slow", new Total(3, 6, 300, 0.5, 1_000, 2, 0, 10, 100, 75, 2.5));
    totals.put("quick", new Total(2, 4, 300, 0.25, 500, 0, 0, 10, 90, 0, 0));
    return totals;
  }

  @Test
  void saysByHowMuchEachIsBehindTheBest() throws IOException {
    assertThat(Report.print(RESULT, Report.Form.TABLE).lines())
        .containsExactly(
            "POLICY                SLOWDOWN   BEHIND   OF 95 % MOVES/JOB  REFUSED NONSENSE   PAGING"
                + " OVERSTAY",
            "slow                     3.000   +50.0%     6.000      0.50        2        0      75s"
                + "     2.5s",
            "quick                    2.000    +0.0%     4.000      0.25        0        0       0s"
                + "     0.0s",
            "lower bound              1.500   -25.0%   (no policy can be below)",
            "3 scenarios, 300 processes");
  }

  @Test
  void printsForPrograms() throws IOException {
    assertThat(Report.print(RESULT, Report.Form.CSV).lines())
        .containsExactly(
            "policy,slowdown,behindPercent,slowdown95,movesPerJob,movedBytes,refused,nonsense,pagingSeconds,overstaySeconds",
            "slow,3.000000,50.000,6.000000,0.5000,1000,2,0,75.000,2.500",
            "quick,2.000000,0.000,4.000000,0.2500,500,0,0,0.000,0.000",
            "lower-bound,1.500000,-25.000,,,,,,,");
    Map<String, Object> json = JSON.std.mapFrom(Report.print(RESULT, Report.Form.JSON));
    assertThat(json).containsEntry("scenarios", 3).containsEntry("lowerBound", 1.5);
  }

  @Test
  void drawsABarForEachPolicy() {
    assertThat(Plot.svg(RESULT))
        .contains(">slow<", ">quick<", "lower bound 1.50")
        .endsWith("</svg>\n");
  }
}
