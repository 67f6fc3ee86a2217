package dev.roost.linux.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.StructLayout;
import org.junit.jupiter.api.Test;

class CStructTest {
  @Test
  void alignsEachFieldToItsOwnSize() {
    StructLayout layout =
        CStruct.of(
            "struct s", CStruct.u8("a"), CStruct.u16("b"), CStruct.u8("c"), CStruct.u64("d"));

    assertThat(CStruct.offset(layout, "b")).isEqualTo(2);
    assertThat(CStruct.offset(layout, "c")).isEqualTo(4);
    assertThat(CStruct.offset(layout, "d")).isEqualTo(8);
  }

  @Test
  void roundsTheSizeUpToTheStrictestAlignment() {
    assertThat(CStruct.of("struct s", CStruct.u64("a"), CStruct.u8("b")).byteSize()).isEqualTo(16);
  }

  @Test
  void reachesFieldsOfNestedStructs() {
    StructLayout inner = CStruct.of("struct i", CStruct.u32("x"), CStruct.u32("y"));
    StructLayout outer = CStruct.of("struct o", CStruct.u8("a"), CStruct.struct("in", inner));

    assertThat(CStruct.offset(outer, "in")).isEqualTo(4);
    assertThat(CStruct.offset(outer, "in.y")).isEqualTo(8);
  }

  @Test
  void padsToTheSizeOfAnUndescribedUnion() {
    StructLayout layout =
        CStruct.of("struct s", CStruct.u32("a"), CStruct.alignTo(8), CStruct.sizedTo(24));

    assertThat(layout.byteSize()).isEqualTo(24);
    assertThat(layout.byteAlignment()).isLessThanOrEqualTo(8);
  }

  @Test
  void refusesSizeThatTheFieldsExceed() {
    assertThatThrownBy(() -> CStruct.of("struct s", CStruct.u64s("a", 3), CStruct.sizedTo(16)))
        .hasMessage("struct s: fields end at byte 24, behind the size 16");
  }

  @Test
  void refusesUnknownField() {
    StructLayout layout = CStruct.of("struct s", CStruct.u32("a"));

    assertThatThrownBy(() -> CStruct.offset(layout, "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
