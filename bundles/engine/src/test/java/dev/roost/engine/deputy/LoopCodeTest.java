package dev.roost.engine.deputy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roost.engine.model.RemoteAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine code against the assembler's: the listing of {@link LoopCode}, written out. */
class LoopCodeTest {
  private static final String SOURCE =
      """
              .intel_syntax noprefix
      loop:   mov eax, [rbx]
              cmp eax, 1
              je do
              mov edx, eax
              mov rdi, rbx
              xor esi, esi
              xor r10d, r10d
              mov eax, 202
              syscall
              jmp loop
      do:     mov rax, [rbx+8]
              mov rdi, [rbx+16]
              mov rsi, [rbx+24]
              mov rdx, [rbx+32]
              mov r10, [rbx+40]
              mov r8, [rbx+48]
              mov r9, [rbx+56]
              syscall
              mov [rbx+64], rax
              mov dword ptr [rbx], 2
              mov rdi, rbx
              mov esi, 1
              mov edx, 0x7fffffff
              mov eax, 202
              syscall
              jmp loop
              .org 96, 0x90
              syscall
              int3
      """;

  @TempDir Path directory;

  @Test
  void isWhatTheAssemblerMakesOfTheListing() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/as")), "needs `as` (apt-get install binutils)");
    Path source = directory.resolve("loop.s");
    Path object = directory.resolve("loop.o");
    Path binary = directory.resolve("loop.bin");
    Files.writeString(source, SOURCE);
    run("as", "--64", "-o", object.toString(), source.toString());
    run("objcopy", "-O", "binary", "-j", ".text", object.toString(), binary.toString());
    assertThat(Files.readAllBytes(binary)).isEqualTo(LoopCode.bytes());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", Arrays.toString(command), said).isZero();
  }

  /** The addresses by which a stop is understood must be those behind the syscall instructions. */
  @Test
  void namesTheRightReturnAddresses() {
    RemoteAddress code = new RemoteAddress(0x600000000000L);
    byte[] bytes = LoopCode.bytes();
    for (int at = 0; at <= bytes.length; at++) {
      boolean behindSyscall = at >= 2 && bytes[at - 2] == 0x0f && bytes[at - 1] == 0x05;
      long rip = code.value() + at;
      if (LoopCode.idles(code, rip) || LoopCode.inCall(code, rip)) {
        assertThat(behindSyscall).as("offset %d", at).isTrue();
      }
    }
    assertThat(LoopCode.idles(code, code.value() + 24)).isTrue();
    assertThat(LoopCode.inCall(code, code.value() + 56)).isTrue();
    int injection = (int) (LoopCode.injection(code).value() - code.value());
    assertThat(bytes[injection]).isEqualTo((byte) 0x0f);
    assertThat(bytes[injection + 1]).isEqualTo((byte) 0x05);
  }
}
