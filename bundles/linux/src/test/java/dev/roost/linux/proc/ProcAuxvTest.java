package dev.roost.linux.proc;

import static dev.roost.linux.abi.ElfAbi.AT_NULL;
import static dev.roost.linux.abi.ElfAbi.AT_PAGESZ;
import static dev.roost.linux.abi.ElfAbi.AT_SYSINFO_EHDR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcAuxvTest {
  @Test
  void keepsThePairsOfTheSample() throws IOException {
    Map<Long, Long> pairs = pairs(ProcAuxv.read(Samples.PROC, Samples.PID));

    assertThat(pairs).containsEntry((long) AT_PAGESZ, 4096L).containsKey((long) AT_NULL);
    assertThat(pairs.get((long) AT_SYSINFO_EHDR)).isEqualTo(0x7fa20d21d000L);
  }

  @Test
  void namesTheVdsoThatMapsShow() throws IOException {
    long vdso = pairs(ProcAuxv.read(Samples.ownPid())).get((long) AT_SYSINFO_EHDR);

    assertThat(ProcMaps.read(Samples.ownPid()))
        .anyMatch(m -> m.path().equals("[vdso]") && m.start() == vdso);
  }

  private static Map<Long, Long> pairs(byte[] auxv) {
    LongBuffer words = ByteBuffer.wrap(auxv).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    Map<Long, Long> pairs = new LinkedHashMap<>();
    while (words.hasRemaining()) {
      pairs.put(words.get(), words.get());
    }
    return pairs;
  }
}
