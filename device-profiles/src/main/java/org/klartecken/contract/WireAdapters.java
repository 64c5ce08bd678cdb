// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Jsonb;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How value types stand in JSON: ids as strings, values as plain JSON, unknown enum words as {@code OTHER}. */
public final class WireAdapters {
  private static final Jsonb JSONB = build();

  private WireAdapters() {
  }

  /** Knows every type of the contract; for the codecs of the packages to the right, which keep what was heard. */
  public static Jsonb jsonb() {
    return JSONB;
  }

  private static Jsonb build() {
    Jsonb.Builder builder = Jsonb.builder().failOnUnknown(false).serializeNulls(false)
        .add(Instant.class, new Word<>(new Remembered<>(Instant::parse), Instant::toString).nullSafe())
        .add(Duration.class, new Word<>(new Remembered<>(Duration::parse), Duration::toString).nullSafe())
        .add(AgentId.class, new Word<>(AgentId::new, AgentId::value).nullSafe())
        .add(RoomId.class, new Word<>(RoomId::new, RoomId::value).nullSafe())
        .add(DeviceId.class, new Word<>(new Remembered<>(DeviceId::new), DeviceId::value).nullSafe())
        .add(ReadingName.class, new Word<>(new Remembered<>(ReadingName::new), ReadingName::value).nullSafe())
        .add(UsbId.class, new Word<>(new Remembered<>(UsbId::parse), UsbId::toString).nullSafe())
        .add(Value.class, new ValueAdapter().nullSafe())
        .add(Long.TYPE, new Whole<>(BigDecimal::longValueExact, JsonWriter::value))
        .add(Long.class,
            new Whole<Long>(BigDecimal::longValueExact, (writer, number) -> writer.value((long) number)).nullSafe())
        .add(Stamp.class, jsonb -> new StampAdapter(jsonb.adapter(WireStamp.class)).nullSafe())
        .add(Integer.class,
            new Whole<>(BigDecimal::intValueExact, (writer, number) -> writer.value((int) number)).nullSafe());
    enumeration(builder, DeviceKind.class, DeviceKind.OTHER);
    enumeration(builder, Capability.class, Capability.OTHER);
    enumeration(builder, Unit.class, Unit.OTHER);
    enumeration(builder, ProofLevel.class, ProofLevel.OTHER);
    enumeration(builder, FailureReason.class, FailureReason.OTHER);
    enumeration(builder, UsageKind.class, UsageKind.OTHER);
    enumeration(builder, ProgramClass.class, ProgramClass.OTHER);
    enumeration(builder, CommandKind.class, CommandKind.OTHER);
    enumeration(builder, CommandResult.class, CommandResult.OTHER);
    enumeration(builder, SelfTestState.class, SelfTestState.OTHER);
    enumeration(builder, StepResult.class, StepResult.OTHER);
    enumeration(builder, StepReason.class, StepReason.OTHER);
    return JsonLibrary.build(builder);
  }

  private static <E extends Enum<E>> void enumeration(Jsonb.Builder builder, Class<E> type, E other) {
    Map<String, E> byName = Stream.of(type.getEnumConstants()).collect(Collectors.toMap(E::name, Function.identity()));
    builder.add(type, new Word<>(word -> byName.getOrDefault(word, other), E::name).nullSafe());
  }

  private record Word<T>(Function<String, T> parse, Function<T, String> print) implements JsonAdapter<T> {
    @Override
    public void toJson(JsonWriter writer, T value) {
      writer.value(print.apply(value));
    }

    @Override
    public T fromJson(JsonReader reader) {
      return parse.apply(reader.readString());
    }
  }

  /** The decoder's own reading of numbers wraps what is too large, takes 1e999 for 0 and is off by a bit at the end. */
  private static BigDecimal exact(JsonReader reader) {
    if (reader.currentToken() != JsonReader.Token.NUMBER) {
      throw new IllegalArgumentException("a number is expected");
    }
    return reader.readDecimal();
  }

  /** A whole number; one out of range or with a fraction is an {@link ArithmeticException}. */
  private record Whole<T>(Function<BigDecimal, T> parse, BiConsumer<JsonWriter, T> print) implements JsonAdapter<T> {
    @Override
    public void toJson(JsonWriter writer, T value) {
      print.accept(writer, value);
    }

    @Override
    public T fromJson(JsonReader reader) {
      return parse.apply(exact(reader));
    }
  }

  /** By way of a record that knows what is absent. */
  private record StampAdapter(JsonAdapter<WireStamp> wire) implements JsonAdapter<Stamp> {
    @Override
    public void toJson(JsonWriter writer, Stamp stamp) {
      wire.toJson(writer, WireStamp.of(stamp));
    }

    @Override
    public Stamp fromJson(JsonReader reader) {
      return wire.fromJson(reader).checked();
    }
  }

  private record ValueAdapter() implements JsonAdapter<Value> {
    @Override
    public void toJson(JsonWriter writer, Value value) {
      switch (value) {
        case Value.Quantity(double number) -> {
          if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            writer.value((long) number);
          } else {
            writer.value(number);
          }
        }
        case Value.Flag(boolean set) -> writer.value(set);
        case Value.Text(String text) -> writer.value(text);
      }
    }

    @Override
    public Value fromJson(JsonReader reader) {
      return switch (reader.currentToken()) {
        case STRING -> Value.of(reader.readString());
        case NUMBER -> Value.of(exact(reader).doubleValue());
        case BOOLEAN -> Value.of(reader.readBoolean());
        case BEGIN_ARRAY, BEGIN_OBJECT, NULL ->
          throw new IllegalArgumentException("a value is a number, true, false or a string");
      };
    }
  }
}
