// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Unit;
import org.klartecken.profile.Connector;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Purpose;
import org.klartecken.profile.Remedy;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schemas, with which editors help authors, say what the readers say. */
class SchemaTest {
  private static final JsonNode PROFILE = json("/profile.schema.json");
  private static final JsonNode CLASS = json("/class.schema.json");
  private static final JsonNode STANDARD = json("/standard.schema.json");

  @ParameterizedTest
  @MethodSource("profiles")
  void shippedProfilesMeetTheirSchema(Path file) throws IOException {
    assertEquals(List.of(), schema(PROFILE).validate(Files.readString(file), InputFormat.YAML));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void shippedClassesMeetTheirSchema(Path file) throws IOException {
    assertEquals(List.of(), schema(CLASS).validate(Files.readString(file), InputFormat.YAML));
  }

  @ParameterizedTest
  @MethodSource("standards")
  void shippedStandardsMeetTheirSchema(Path file) throws IOException {
    assertEquals(List.of(), schema(STANDARD).validate(Files.readString(file), InputFormat.YAML));
  }

  @Test
  void theSchemasThemselvesAreRight() {
    String meta = SpecificationVersion.DRAFT_2020_12.getDialectId();
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    for (JsonNode schema : List.of(PROFILE, CLASS, STANDARD)) {
      assertEquals(List.of(), registry.getSchema(SchemaLocation.of(meta)).validate(schema));
    }
  }

  @Test
  void refusesWhatTheReaderRefuses() {
    for (String wrong : List.of("maker: A", "maker: A\nmodel: B\nkind: EYE\nmatch: {usb: [1234:abcd]}",
        "maker: A\nmodel: B\nkind: CAMERA\nmatch: {usb: [1234]}",
        "maker: A\nmodel: B\nkind: CAMERA\nmatch: {usb: [1234:abcd]}\nexpect: [{reading: usb.speed, severity: NOTE, hold: 1 s, text: {sv: a, en: b}}]")) {
      assertFalse(schema(PROFILE).validate(wrong, InputFormat.YAML).isEmpty(), wrong);
    }
  }

  @Test
  void refusesWhatTheReaderOfStandardsRefuses() {
    String item = "{name: {sv: a, en: b}, needs: CAMERA, proof: OPENED, greatest-age: 1 h, hold: 1 s, what-to-do: {sv: a, en: b}}";
    for (String right : List.of("name: {sv: a, en: b}\nextends: c\nitems: {d: {hold: 1 s}}\nwithout: [e]",
        "name: {sv: a, en: b}\nitems: {c: " + item + "}\npurposes: {AUDIO: [c]}",
        "name: {sv: a, en: b}\nitems: {c: " + item + "}\ntemplate: true")) {
      assertEquals(List.of(), schema(STANDARD).validate(right, InputFormat.YAML), right);
    }
    for (String wrong : List.of("name: {sv: a, en: b}\nitems: {c: {hold: 1 s}}\npurposes: {}",
        "name: {sv: a, en: b}\nitems: {c: " + item + "}", "name: {sv: a, en: b}\nitems: {}\npurposes: {}",
        "name: {sv: a, en: b}\nitems: {connectors: " + item + "}\npurposes: {}",
        "name: {sv: a, en: b}\nitems: {c: " + item + "}\npurposes: {}\nwithout: [d]",
        "name: {sv: a, en: b}\nextends: c\nconnectors: [SCART]")) {
      assertFalse(schema(STANDARD).validate(wrong, InputFormat.YAML).isEmpty(), wrong);
    }
  }

  @Test
  void closedSetsAreTheReadersOwn() {
    for (JsonNode schema : List.of(PROFILE, CLASS, STANDARD)) {
      assertEquals(names(Capability.values()), words(schema, "/$defs/capability/enum"));
      assertEquals(names(DeviceKind.values()), words(schema, "/$defs/kind/enum"));
      assertEquals(names(Severity.values()), words(schema, "/$defs/expectation/properties/severity/enum"));
      assertEquals(names(Unit.values()), words(schema, "/$defs/expectation/properties/unit/enum"));
    }
    assertEquals(names(ProofLevel.values()), words(STANDARD, "/$defs/item/properties/proof/enum"));
    assertEquals(names(Connector.values()), words(STANDARD, "/$defs/connector/enum"));
    assertEquals(names(Purpose.values()), List.copyOf(STANDARD.at("/properties/purposes/properties").propertyNames()));
    for (JsonNode schema : List.of(PROFILE, CLASS)) {
      assertEquals(kebab(Situation.values()),
          List.copyOf(schema.at("/$defs/instructions/properties").propertyNames()));
      assertEquals(kebab(Remedy.values()), words(schema, "/$defs/remedy/enum"));
      assertEquals(names(ProofLevel.values()), words(schema, "/$defs/proof/enum"));
    }
    assertEquals(kebab(NotReady.Because.values()), words(PROFILE, "/$defs/because/enum"));
  }

  static Stream<Path> profiles() throws IOException, URISyntaxException {
    return yaml("/profiles");
  }

  static Stream<Path> classes() throws IOException, URISyntaxException {
    return yaml("/classes");
  }

  static Stream<Path> standards() throws IOException, URISyntaxException {
    return yaml("/standards");
  }

  private static Stream<Path> yaml(String folder) throws IOException, URISyntaxException {
    Path root = Path.of(Objects.requireNonNull(SchemaTest.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static Schema schema(JsonNode json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json);
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).filter(n -> !n.equals("OTHER")).toList();
  }

  private static List<String> kebab(Enum<?>[] constants) {
    return Stream.of(constants).map(Fields::kebab).toList();
  }

  private static List<String> words(JsonNode schema, String pointer) {
    return schema.at(pointer).valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode json(String resource) {
    try (InputStream in = SchemaTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
