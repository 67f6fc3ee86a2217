package dev.roost.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.trust.Receipt.Direction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptLogTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = dir.resolve("receipts");
  }

  @Test
  void continuesTheChainAfterReopening() throws IOException {
    append("first");
    append("second", "third");
    List<String> outcomes = new ArrayList<>();
    ReceiptLog.forEach(file, receipt -> outcomes.add(receipt.time() + " " + receipt.outcome()));
    assertThat(outcomes).containsExactly(NOON + " first", NOON + " second", NOON + " third");
    assertThat(ReceiptLog.verify(file).records()).isEqualTo(3);
    assertThat(ReceiptLog.verify(file).intact()).isTrue();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void detectsAnyChangedByte() throws IOException {
    append("first", "second", "third");
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at++) {
      Files.write(file, Cluster.flipped(good, at * 8));
      assertThat(ReceiptLog.verify(file).intact()).as("byte %d changed", at).isFalse();
    }
  }

  @Test
  void namesTheRecordThatWasChanged() throws IOException {
    append("first", "second", "third");
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("second");
    Files.write(file, Cluster.flipped(bytes, at * 8));
    assertThat(ReceiptLog.verify(file).firstBroken()).hasValue(1);
  }

  @Test
  void detectsARemovedRecord() throws IOException {
    append("first");
    int head = (int) Files.size(file);
    append("second");
    int middle = (int) Files.size(file);
    append("third");
    byte[] bytes = Files.readAllBytes(file);
    byte[] spliced = Arrays.copyOf(bytes, head + bytes.length - middle);
    System.arraycopy(bytes, middle, spliced, head, bytes.length - middle);
    Files.write(file, spliced);
    assertThat(ReceiptLog.verify(file).firstBroken()).hasValue(1);
  }

  @Test
  void cutsOffATornRecordAndKeepsIt() throws IOException {
    append("first");
    int whole = (int) Files.size(file);
    append("second");
    byte[] bytes = Files.readAllBytes(file);
    for (int length = whole + 1; length < bytes.length; length += 7) {
      Files.write(file, Arrays.copyOf(bytes, length));
      Files.deleteIfExists(dir.resolve("receipts.torn"));
      append("after the crash");
      assertThat(ReceiptLog.verify(file)).isEqualTo(verified(2));
      assertThat(Files.readAllBytes(dir.resolve("receipts.torn")))
          .isEqualTo(Arrays.copyOfRange(bytes, whole, length));
    }
  }

  @Test
  void cutsOffZerosThatAPowerCutLeft() throws IOException {
    append("first");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 500));
    append("after the power cut");
    assertThat(ReceiptLog.verify(file)).isEqualTo(verified(2));
  }

  @Test
  void neverTakesADamagedLengthForATornRecord() throws IOException {
    append("first", "second");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Cluster.flipped(bytes, (ReceiptFormat.MAGIC.length + 2) * 8));
    assertThatThrownBy(() -> append("third"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged behind receipt 0 (byte 8)");
    assertThat(Files.size(file)).isEqualTo(bytes.length);
  }

  @Test
  void refusesASecondWriter() throws IOException {
    try (ReceiptLog log = new ReceiptLog(file)) {
      assertThatThrownBy(() -> new ReceiptLog(file))
          .hasMessage(file + " is being written by somebody else");
      assertThat(log.verify().records()).isZero();
    }
  }

  @Test
  void printsATable() throws IOException {
    NodeCredentials a = new Cluster(dir.resolve("c"), "nest").node("a");
    byte[] cms = new ManifestSigner(a).sign(Cluster.departure("t", "a", "b").toBytes());
    try (ReceiptLog log = new ReceiptLog(file, Cluster.at(NOON))) {
      log.append(Direction.SENT, cms, "accepted");
      log.append(Direction.RECEIVED, new byte[] {1}, "MALFORMED: not DER");
    }
    String table = print(0);
    assertThat(table)
        .contains("2026-11-23T12:00:00Z     SENT     DEPARTURE     4711 a            a > b")
        .contains("accepted")
        .contains("MALFORMED: not DER")
        .contains("2 receipts, chain intact");
  }

  private String print(int expectedCode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes);
    assertThat(Receipts.print(file, out, out)).isEqualTo(expectedCode);
    return bytes.toString();
  }

  private static ReceiptLog.Verification verified(long records) {
    return new ReceiptLog.Verification(records, OptionalLong.empty());
  }

  private void append(String... outcomes) throws IOException {
    try (ReceiptLog log = new ReceiptLog(file, Cluster.at(NOON))) {
      for (String outcome : outcomes) {
        log.append(Direction.SENT, "signed".getBytes(), outcome);
      }
    }
  }
}
