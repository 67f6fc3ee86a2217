package dev.roost.engine.syscall;

import dev.roost.engine.syscall.Argument.Area;
import dev.roost.engine.syscall.Argument.Back;
import dev.roost.engine.syscall.Argument.Direction;
import dev.roost.engine.syscall.Argument.Stream.Position;
import dev.roost.engine.syscall.Argument.Text.Kind;
import java.util.List;

/** The vocabulary in which the rows are written. */
final class Rows {
  private static final int PATH_MAX = 4096;

  private Rows() {}

  static Syscall call(int number, String name, Case... cases) {
    return new Syscall(number, name, List.of(cases), "");
  }

  // Where it runs.

  static Case body() {
    return new Case(Condition.ALWAYS, Destination.BODY, Blocking.PROMPT, List.of(), "");
  }

  /** In the body; its first arguments are address and length of memory. */
  static Case bodyUnlessFile() {
    return new Case(Condition.ALWAYS, Destination.BODY_UNLESS_FILE, Blocking.PROMPT, List.of(), "");
  }

  static Case home(Argument... arguments) {
    return carried(Destination.HOME, Blocking.PROMPT, arguments);
  }

  /** At home, and it may wait for ever. */
  static Case blocks(Argument... arguments) {
    return carried(Destination.HOME, Blocking.BLOCKS, arguments);
  }

  static Case cpuTime(Argument... arguments) {
    return carried(Destination.CPU_TIME, Blocking.PROMPT, arguments);
  }

  static Case signalAction(Argument... arguments) {
    return carried(Destination.SIGNAL_ACTION, Blocking.PROMPT, arguments);
  }

  static Case signalMask(Argument... arguments) {
    return carried(Destination.SIGNAL_MASK, Blocking.PROMPT, arguments);
  }

  static Case impliedMask() {
    return new Case(Condition.ALWAYS, Destination.IMPLIED_MASK, Blocking.PROMPT, List.of(), "");
  }

  static Case bodyUnlessSignalfd() {
    return new Case(
        Condition.ALWAYS, Destination.BODY_UNLESS_SIGNALFD, Blocking.PROMPT, List.of(), "");
  }

  static Case signalfd(Argument... arguments) {
    return carried(Destination.SIGNALFD, Blocking.PROMPT, arguments);
  }

  static Case exits() {
    return new Case(Condition.ALWAYS, Destination.EXIT, Blocking.PROMPT, List.of(), "");
  }

  static Case mapsFile() {
    return new Case(Condition.ALWAYS, Destination.MAP_FILE, Blocking.PROMPT, List.of(), "");
  }

  static Case makesThread() {
    return new Case(Condition.ALWAYS, Destination.NEW_THREAD, Blocking.PROMPT, List.of(), "");
  }

  static Case makesProcess() {
    return new Case(Condition.ALWAYS, Destination.NEW_PROCESS, Blocking.PROMPT, List.of(), "");
  }

  static Case returns(String reason) {
    return new Case(Condition.ALWAYS, Destination.RETURN, Blocking.PROMPT, List.of(), reason);
  }

  private static Case carried(Destination destination, Blocking blocking, Argument... arguments) {
    return new Case(Condition.ALWAYS, destination, blocking, List.of(arguments), "");
  }

  // Arguments.

  static Argument value(String name) {
    return new Argument.Value(name);
  }

  static Argument fd(String name) {
    return new Argument.Value(name);
  }

  static Argument path(String name) {
    return new Argument.Text(name, PATH_MAX, Kind.PATH);
  }

  static Argument text(String name, int maxBytes) {
    return new Argument.Text(name, maxBytes, Kind.TEXT);
  }

  static Argument in(String name, Length length) {
    return new Area(name, Direction.IN, length, Back.SUCCESS, false);
  }

  static Argument out(String name, Length length) {
    return new Area(name, Direction.OUT, length, Back.SUCCESS, false);
  }

  static Argument out(String name, Length length, Back back) {
    return new Area(name, Direction.OUT, length, back, false);
  }

  static Argument inOut(String name, Length length) {
    return new Area(name, Direction.INOUT, length, Back.SUCCESS, false);
  }

  static Argument inOut(String name, Length length, Back back) {
    return new Area(name, Direction.INOUT, length, back, false);
  }

  /** Goes back as far as the result says, counted in the length's unit. */
  static Argument filled(String name, Length length) {
    return new Area(name, Direction.OUT, length, Back.SUCCESS, true);
  }

  static Argument inStream(String name, Position position) {
    return new Argument.Stream(name, Direction.IN, position);
  }

  static Argument outStream(String name, Position position) {
    return new Argument.Stream(name, Direction.OUT, position);
  }

  static Argument inVector(String name) {
    return new Argument.Vector(name, Direction.IN);
  }

  static Argument outVector(String name) {
    return new Argument.Vector(name, Direction.OUT);
  }

  static Argument strings(String name) {
    return new Argument.StringArray(name);
  }

  // Lengths.

  static Length bytes(int count) {
    return new Length.Fixed(count);
  }

  static Length size(int argument) {
    return new Length.Size(argument, 1, 0);
  }

  static Length size(int argument, int unit, int plus) {
    return new Length.Size(argument, unit, plus);
  }

  static Length count(int argument) {
    return new Length.Count(argument, 1, 0);
  }

  static Length count(int argument, int unit) {
    return new Length.Count(argument, unit, 0);
  }

  static Length lengthAt(int argument) {
    return new Length.At(argument);
  }

  static Length bits(int argument) {
    return new Length.Bits(argument);
  }
}
