// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.enrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.klartecken.agent.enrol.EnrolDoor.Answer;
import org.klartecken.agent.publish.TestAuthority;
import org.klartecken.agent.state.StateDirectory;

class EnrolmentTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final Credentials MINE = new Credentials("a-1", "s1", "localhost", 8883, "a-1", "secret",
      AUTHORITY.caPem(), null);
  private static final EnrolmentToken TOKEN = token(AUTHORITY);
  private static final ServerAddress SERVER = ServerAddress.parse("http://localhost:8080");
  private final Path directory;
  private final StateDirectory state;

  EnrolmentTest(@TempDir Path directory) throws IOException {
    this.directory = directory.resolve("state");
    this.state = StateDirectory.open(this.directory);
  }

  @AfterEach
  void close() throws IOException {
    state.close();
  }

  @Test
  void keepsWhatTheServerGaveForItsOwnerOnly() throws IOException {
    Enrolment enrolment = new Enrolment(state, (_, _, _) -> new Answer.Said(200, FakeEnrolDoor.accepting(MINE)));
    assertEquals(Optional.empty(), enrolment.known());
    assertInstanceOf(EnrolOutcome.Enrolled.class, enrol(enrolment));
    assertEquals(Optional.of(MINE.withWeb(SERVER)), enrolment.known());
    assertEquals("rw-------", mode(directory.resolve("credentials.json")));
    assertEquals("rwx------", mode(directory));
    assertFalse(Files.exists(directory.resolve("enrolment.json")), "the used token stays on disk");
  }

  @Test
  void theWebIsWhereItAskedUnlessTheServerNamesAnotherAddress() throws IOException {
    Credentials named = MINE.withWeb(ServerAddress.parse("https://fleet.example.org"));
    enrol(new Enrolment(state, (_, _, _) -> new Answer.Said(200, FakeEnrolDoor.accepting(named))));
    assertEquals("https://fleet.example.org", known().webAddress().orElseThrow().toString());
    enrol(new Enrolment(state, (_, _, _) -> new Answer.Said(200, FakeEnrolDoor.accepting(MINE))));
    assertEquals(SERVER, known().webAddress().orElseThrow());
  }

  @Test
  void whatAnOlderAgentKeptStillHolds() throws IOException {
    state.write("credentials.json", FakeEnrolDoor.accepting(MINE));
    assertEquals(MINE, known());
    assertEquals(Optional.empty(), known().webAddress());
    state.write("credentials.json", FakeEnrolDoor.accepting(MINE).replace("}", ",\"web\":\"ftp:/rubbish\"}"));
    assertEquals(Optional.empty(), known().webAddress());
  }

  @Test
  void asksAgainWithTheSameNonceAfterALostAnswer() throws IOException {
    List<String> questions = new ArrayList<>();
    EnrolDoor lossy = (_, _, question) -> {
      questions.add(question);
      return new Answer.Unreachable("connection reset");
    };
    assertEquals(EnrolFault.UNREACHABLE, fault(enrol(new Enrolment(state, lossy))));
    assertEquals(EnrolFault.UNREACHABLE, fault(enrol(new Enrolment(state, lossy))));
    assertEquals(questions.getFirst(), questions.getLast());
    new Enrolment(state, lossy).enrol(SERVER, token(TestAuthority.create()), "Room", "1", false);
    assertNotEquals(questions.getFirst(), questions.getLast());
  }

  @Test
  void believesNoServerOfAnotherAuthority() throws IOException {
    Enrolment enrolment = new Enrolment(state, (_, _, _) -> new Answer.Said(200, FakeEnrolDoor.accepting(MINE)));
    EnrolOutcome outcome = enrolment.enrol(SERVER, token(TestAuthority.create()), "Room", "1", false);
    assertEquals(EnrolFault.WRONG_CA, fault(outcome));
    assertEquals(Optional.empty(), enrolment.known());
  }

  @ParameterizedTest
  @CsvSource({"403,TOKEN_UNKNOWN,TOKEN_UNKNOWN", "403,TOKEN_USED,TOKEN_USED", "403,TOKEN_EXPIRED,TOKEN_EXPIRED",
      "400,MALFORMED,MALFORMED", "429,TOO_MANY,TOO_MANY", "403,SOMETHING_NEW,BAD_ANSWER", "503,,UNREACHABLE",
      "429,,TOO_MANY"})
  void tellsWhyItWasRefused(int status, String reason, EnrolFault expected) throws IOException {
    String body = reason == null ? "<html>" : "{\"title\":\"x\",\"status\":403,\"reason\":\"" + reason + "\"}";
    assertEquals(expected, fault(enrol(new Enrolment(state, (_, _, _) -> new Answer.Said(status, body)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "<html></html>", "{\"agent\":\"NOT A SLUG\"}"})
  void takesNothingForCredentialsThatAreNone(String body) throws IOException {
    Enrolment enrolment = new Enrolment(state, (_, _, _) -> new Answer.Said(200, body));
    assertEquals(EnrolFault.BAD_ANSWER, fault(enrol(enrolment)));
    assertEquals(Optional.empty(), enrolment.known());
  }

  @Test
  void sendsNoTokenOverPlainHttpToAnotherMachineUnlessTold() throws IOException {
    List<String> questions = new ArrayList<>();
    Enrolment enrolment = new Enrolment(state, (_, _, question) -> {
      questions.add(question);
      return new Answer.Said(200, FakeEnrolDoor.accepting(MINE));
    });
    ServerAddress remote = ServerAddress.parse("http://192.0.2.7:8080");
    assertEquals(EnrolFault.INSECURE, fault(enrolment.enrol(remote, TOKEN, "Room", "1", false)));
    assertEquals(List.of(), questions);
    assertInstanceOf(EnrolOutcome.Enrolled.class, enrolment.enrol(remote, TOKEN, "Room", "1", true));
  }

  @Test
  void saysWhichFileIsDamaged() throws IOException {
    state.write("credentials.json", "{\"agent\":\"a-1\"}");
    Enrolment enrolment = new Enrolment(state, (_, _, _) -> new Answer.Unreachable(""));
    assertTrue(String.valueOf(assertThrows(IOException.class, enrolment::known).getMessage())
        .contains("credentials.json"));
  }

  @Test
  void asksARealDoorOverHttp() throws IOException {
    try (FakeEnrolDoor door = new FakeEnrolDoor(200, FakeEnrolDoor.accepting(MINE))) {
      Enrolment enrolment = new Enrolment(state, new HttpEnrolDoor());
      EnrolOutcome outcome = enrolment.enrol(ServerAddress.parse(door.url()), TOKEN, "Sal Ån", "1", false);
      assertEquals(new EnrolOutcome.Enrolled(MINE.withWeb(ServerAddress.parse(door.url()))), outcome);
      assertTrue(door.asked().getFirst().startsWith("POST {\"token\":\"" + TOKEN.text() + '"'));
      assertTrue(door.asked().getFirst().contains("\"name\":\"Sal Ån\",\"version\":\"1\""));
    }
    try (FakeEnrolDoor door = new FakeEnrolDoor(403, "{\"reason\":\"TOKEN_USED\"}")) {
      Enrolment enrolment = new Enrolment(state, new HttpEnrolDoor());
      assertEquals(EnrolFault.TOKEN_USED,
          fault(enrolment.enrol(ServerAddress.parse(door.url()), TOKEN, "Room", "1", false)));
    }
  }

  @Test
  void asksOverHttpsWhereTheTokenVouchesForTheServersAuthority() throws Exception {
    TestAuthority authority = TestAuthority.create();
    Credentials mine = new Credentials(MINE.agent(), MINE.shard(), MINE.mqttHost(), MINE.mqttPort(), MINE.username(),
        MINE.password(), authority.caPem(), null);
    try (FakeEnrolDoor door = FakeEnrolDoor.overTls(authority, FakeEnrolDoor.accepting(mine))) {
      EnrolmentToken token = token(authority);
      ServerAddress address = ServerAddress.parse(door.url());
      assertEquals(new EnrolOutcome.Enrolled(mine.withWeb(address)),
          new Enrolment(state, new HttpEnrolDoor()).enrol(address, token, "Room", "1", false));
    }
  }

  @Test
  void aServerThatTheTokenDoesNotVouchForIsNotToldTheToken() throws Exception {
    try (FakeEnrolDoor door = FakeEnrolDoor.overTls(TestAuthority.create(), FakeEnrolDoor.accepting(MINE))) {
      EnrolOutcome outcome = new Enrolment(state, new HttpEnrolDoor()).enrol(ServerAddress.parse(door.url()),
          token(TestAuthority.create()), "Room", "1", false);
      assertEquals(EnrolFault.UNREACHABLE, fault(outcome));
      assertEquals(List.of(), door.asked());
    }
  }

  @Test
  void aServerWhoseCertificateIsForAnotherNameIsNotToldTheToken() throws Exception {
    TestAuthority authority = TestAuthority.create();
    try (FakeEnrolDoor door = FakeEnrolDoor.overTls(authority, FakeEnrolDoor.accepting(MINE))) {
      ServerAddress byNumber = ServerAddress.parse(door.url().replace("localhost", "127.0.0.1"));
      assertEquals(EnrolFault.UNREACHABLE, fault(
          new Enrolment(state, new HttpEnrolDoor()).enrol(byNumber, token(authority), "Room", "1", false)));
      assertEquals(List.of(), door.asked());
    }
  }

  @Test
  void tellsThatNobodyAnswers() throws IOException {
    ServerAddress gone;
    try (FakeEnrolDoor door = new FakeEnrolDoor(200, "")) {
      gone = ServerAddress.parse(door.url());
    }
    Enrolment enrolment = new Enrolment(state, new HttpEnrolDoor());
    assertEquals(EnrolFault.UNREACHABLE, fault(enrolment.enrol(gone, TOKEN, "Room", "1", false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kt1", "kt1.abcdefgh", "kt2.abcdefgh.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "kt1.short.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "kt1.abcdefgh.AAAA"})
  void takesNothingForATokenThatIsNone(String text) {
    assertEquals(Optional.empty(), EnrolmentToken.parse(text));
  }

  @Test
  void showsNoSecretWhenPrinted() {
    assertFalse(TOKEN.toString().contains("s3cret-s3cret"));
    assertFalse(MINE.toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost:8080", "ftp://host", "http://", "http://user@host", "http://host/path",
      "https://host?x=1"})
  void takesNothingForAnAddressThatIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> ServerAddress.parse(text));
  }

  private static EnrolOutcome enrol(Enrolment enrolment) throws IOException {
    return enrolment.enrol(SERVER, TOKEN, "Room", "1", false);
  }

  private Credentials known() throws IOException {
    return new Enrolment(state, (_, _, _) -> new Answer.Unreachable("")).known().orElseThrow();
  }

  private static EnrolFault fault(EnrolOutcome outcome) {
    return assertInstanceOf(EnrolOutcome.Refused.class, outcome).fault();
  }

  private static EnrolmentToken token(TestAuthority authority) {
    return EnrolmentToken.parse("kt1.s3cret-s3cret." + EnrolmentToken.fingerprintOf(authority.ca())).orElseThrow();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
