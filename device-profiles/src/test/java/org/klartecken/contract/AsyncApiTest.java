// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.profile.Purpose;
import org.klartecken.readiness.Readiness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The documented contract, the golden files and the codec say the same. */
class AsyncApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode API = api();
  private final WireCodec codec = new WireCodec();

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void goldenFilesAreAsDocumented(Path file) throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file));
    assertEquals(List.of(), schema(messageOf(file), false).validate(golden));
    assertEquals(List.of(), schema(messageOf(file), true).validate(golden), "a field is not documented");
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void theCodecReadsAndRewritesGoldenFiles(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    byte[] again = switch (messageOf(file)) {
      case "command" -> codec.encode(accepted(codec.decodeCommand(octets)));
      case "readiness" -> codec.encode(accepted(codec.decodeReadiness(octets)));
      case String kind -> codec.encode(accepted(codec.decode(kind(kind), octets)));
    };
    assertEquals(JSON.readTree(octets), JSON.readTree(again), new String(again, UTF_8));
  }

  @Test
  void everyMessageHasAGoldenFile() throws Exception {
    Set<String> golden = goldenFiles().map(AsyncApiTest::messageOf).collect(Collectors.toCollection(TreeSet::new));
    golden.add("gone"); // the will has no body
    assertEquals(golden, new TreeSet<>(API.at("/components/messages").propertyNames()));
  }

  @Test
  void everyTopicIsAChannel() {
    var agent = new AgentId("a");
    Set<String> topics = Stream.of(MessageKind.values()).map(kind -> new Topic.FromAgent("s", agent, kind))
        .map(Topic::toString).collect(Collectors.toCollection(TreeSet::new));
    topics.add(new Topic.ToAgent("s", agent).toString());
    topics.add(new Topic.ReadinessOf("o", new RoomId("r")).toString());
    Set<String> channels = new TreeSet<>();
    API.get("channels").forEach(c -> channels.add(c.get("address").asString().replace("{shard}", "s")
        .replace("{agent}", "a").replace("{organisation}", "o").replace("{room}", "r")));
    assertEquals(topics, channels);
    channels.forEach(c -> assertTrue(Topic.parse(c).isPresent(), c));
  }

  @ParameterizedTest
  @MethodSource("words")
  void closedSetsAreDocumentedWordForWord(Class<? extends Enum<?>> type) {
    List<String> documented = JSON.convertValue(API.at("/components/schemas/" + type.getSimpleName() + "/enum"),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    assertEquals(Stream.of(type.getEnumConstants()).map(Enum::name).toList(), documented);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = API.findValues("$ref");
    assertTrue(references.size() > 50);
    references.forEach(r -> assertFalse(API.at(r.asString().substring(1)).isMissingNode(), r.asString()));
  }

  @Test
  void theSchemasRefuseWhatTheCodecRefuses() throws IOException {
    JsonNode heartbeat = JSON.readTree("""
        {"stamp":{"bootId":"b","sequence":-1,"wallTime":"2026-11-21T08:00:00Z","monotonicMs":5}}""");
    assertEquals(1, schema("heartbeat", false).validate(heartbeat).size());
    assertInstanceOf(Decoded.Malformed.class,
        codec.decode(MessageKind.HEARTBEAT, heartbeat.toString().getBytes(UTF_8)));
  }

  static Stream<Path> goldenFiles() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(AsyncApiTest.class.getResource("/golden/v1")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  static Stream<Class<? extends Enum<?>>> words() {
    return Stream.of(Capability.class, CommandKind.class, CommandResult.class, DeviceKind.class, FailureReason.class,
        ProgramClass.class, ProofLevel.class, SelfTestState.class, StepReason.class, StepResult.class, Unit.class,
        UsageKind.class, Purpose.class, Readiness.class);
  }

  private static Schema schema(String message, boolean closed) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
    root.set("components", API.get("components").deepCopy());
    root.put("$ref", API.at("/components/messages/" + message + "/payload/$ref").asString());
    if (closed) {
      root.at("/components/schemas").forEach(AsyncApiTest::close);
    }
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
  }

  /** {@code birth} for {@code birth.json} and {@code birth-2.json}. */
  private static String messageOf(Path file) {
    return file.getFileName().toString().replaceFirst("(-[0-9]+)?[.]json$", "");
  }

  private static MessageKind kind(String level) {
    return Stream.of(MessageKind.values()).filter(k -> k.level().equals(level)).findFirst().orElseThrow();
  }

  private static <T> T accepted(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Accepted<T>(T message) -> message;
      case Decoded.Malformed<T>(WireFault fault, String detail) -> throw new AssertionError(fault + ": " + detail);
    };
  }

  private static JsonNode api() {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
