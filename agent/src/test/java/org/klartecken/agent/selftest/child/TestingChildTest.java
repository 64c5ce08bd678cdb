// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.contract.SelfTestState;

/** Real processes: the one that tests, on a room without devices, and some that do not do what they should. */
class TestingChildTest {
  private static final String WORD = "{\"state\":\"%s\",\"percent\":7,\"steps\":[],\"readings\":[],\"inVain\":[]}";
  private final Path folder;
  private final List<ChildWord> heard = new ArrayList<>();

  TestingChildTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void testsTheRoomTellsHowFarItIsAndEnds() throws Exception {
    Files.createDirectories(folder.resolve("dev"));
    Tried.InVain before = inVain();
    try (TestingChild child = TestingChild.start(order(List.of(before)))) {
      ChildWord last = child.hear(heard::add).orElseThrow();
      assertEquals(SelfTestState.DONE, last.state());
      assertEquals(SelfTestState.RUNNING, heard.getFirst().state());
      assertTrue(last.steps().size() > 5, last.toString());
      assertEquals(List.of(before), last.inVain(), "what was of no use is known after the test, too");
      assertEquals("its process ended with code 0", child.fate());
    }
  }

  @Test
  void aTestThatIsNotWantedAnyMoreEndsAsCancelled() throws Exception {
    try (TestingChild child = TestingChild.start(order(List.of()))) {
      child.cancel();
      assertEquals(SelfTestState.CANCELLED, child.hear(heard::add).orElseThrow().state());
    }
  }

  @Test
  void aProcessThatDiesIsNoResult() throws Exception {
    try (TestingChild child = start("echo '" + WORD.formatted("RUNNING") + "'; exit 3")) {
      assertEquals(Optional.empty(), child.hear(heard::add));
      assertEquals(7, heard.getFirst().percent());
      assertEquals("its process ended with code 3", child.fate());
    }
  }

  @Test
  void whatALibraryPrintsIsNoWord() throws Exception {
    try (TestingChild child = start("echo ALSA lib; echo '{}'; echo '" + WORD.formatted("DONE") + "'")) {
      assertEquals(SelfTestState.DONE, child.hear(heard::add).orElseThrow().state());
      assertEquals(List.of(), heard);
    }
  }

  @Test
  void aProcessThatDoesNotEndByItselfIsEnded() throws Exception {
    TestingChild child = start("trap '' TERM; echo '" + WORD.formatted("DONE") + "'; while :; do sleep 1; done");
    try (child) {
      assertEquals(SelfTestState.DONE, child.hear(heard::add).orElseThrow().state());
    }
    assertEquals("its process ended with code 137", child.fate(), "by signal 9");
  }

  private TestingChild start(String script) throws Exception {
    return TestingChild.start(List.of("sh", "-c", script), order(List.of()));
  }

  private ChildOrder order(List<Tried.InVain> inVain) {
    return new ChildOrder(ProcessHandle.current().pid(), folder.toString(), null, null, 0, null, false,
        "Europe/Stockholm", false, Set.of(),
        new Services(List.of(new ServiceUnit(true, "sound.service")), List.of()), "Debian 12", inVain);
  }

  private static Tried.InVain inVain() {
    return new Tried.InVain("USB_RESET camera.gave_pictures usb:1-1", "0".repeat(64), true);
  }
}
