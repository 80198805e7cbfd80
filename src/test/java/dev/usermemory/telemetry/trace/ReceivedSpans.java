package dev.usermemory.telemetry.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a collector receives: OTLP's {@code ExportTraceServiceRequest}, in protobuf. */
final class ReceivedSpans {

  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;

  /** Ids as hex digits, numbers as decimals. */
  record Received(
      String traceId,
      String spanId,
      String parentId,
      String name,
      long kind,
      Map<String, String> attributes,
      long status) {}

  private ReceivedSpans() {}

  static List<Received> of(byte[] request) {
    return messages(List.of(request), RESOURCE_SPANS).stream()
        .flatMap(resource -> messages(List.of(resource), SCOPE_SPANS).stream())
        .flatMap(scope -> messages(List.of(scope), SPANS).stream())
        .map(ReceivedSpans::span)
        .toList();
  }

  private static Received span(byte[] span) {
    var attributes = new TreeMap<String, String>();
    for (byte[] attribute : messages(List.of(span), 9)) {
      attributes.put(text(attribute, 1), value(messages(List.of(attribute), 2).getFirst()));
    }
    return new Received(
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        text(span, 5),
        number(span, 6),
        attributes,
        messages(List.of(span), 15).stream().mapToLong(status -> number(status, 3)).sum());
  }

  private static String value(byte[] any) {
    List<byte[]> text = messages(List.of(any), 1);
    return text.isEmpty() ? Long.toString(number(any, 3)) : new String(text.getFirst(), UTF_8);
  }

  private static String hex(byte[] message, int field) {
    return messages(List.of(message), field).stream()
        .map(HexFormat.of()::formatHex)
        .findFirst()
        .orElse("");
  }

  private static String text(byte[] message, int field) {
    return new String(messages(List.of(message), field).getFirst(), UTF_8);
  }

  private static long number(byte[] message, int field) {
    return fields(message).stream()
        .filter(found -> found.number() == field)
        .mapToLong(Field::value)
        .sum();
  }

  private static List<byte[]> messages(List<byte[]> within, int field) {
    return within.stream()
        .flatMap(message -> fields(message).stream())
        .filter(found -> found.number() == field)
        .map(Field::bytes)
        .toList();
  }

  private record Field(int number, long value, byte[] bytes) {}

  private static List<Field> fields(byte[] message) {
    var fields = new ArrayList<Field>();
    ByteBuffer left = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (left.hasRemaining()) {
      long tag = varint(left);
      int number = (int) (tag >> 3);
      fields.add(
          switch ((int) (tag & 7)) {
            case 0 -> new Field(number, varint(left), new byte[0]);
            case 1 -> new Field(number, left.getLong(), new byte[0]);
            case 2 -> {
              byte[] bytes = new byte[(int) varint(left)];
              left.get(bytes);
              yield new Field(number, 0, bytes);
            }
            case 5 -> new Field(number, left.getInt(), new byte[0]);
            default -> throw new IllegalArgumentException("no protobuf");
          });
    }
    return fields;
  }

  private static long varint(ByteBuffer from) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
