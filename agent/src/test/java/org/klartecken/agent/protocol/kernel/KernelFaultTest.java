// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.protocol.Captures;
import org.klartecken.agent.protocol.kernel.KernelFault.Kind;

class KernelFaultTest {
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      usb 3-3: device descriptor read/64, error -110                        | 3-3     | NO_ANSWER
      usb 1-4.2: device not accepting address 7, error -71                  | 1-4.2   | NO_ANSWER
      usb usb1-port2: unable to enumerate USB device                        | 1-2     | NO_ANSWER
      usb 1-1-port3: Cannot enable. Maybe the USB cable is bad?             | 1-1.3   | CABLE
      usb usb2-port1: over-current condition                                | 2-1     | OVERCURRENT
      uvcvideo 1-9:1.1: Failed to query (130) UVC probe control             | 1-9     | VIDEO
      usb 1-7: 3:1: cannot set freq 16000 to ep 0x83                        | 1-7     | SOUND
      usb 5-4.4.4: clock source 33 is not valid, cannot use                 | 5-4.4.4 | SOUND
      """)
  void tellsWhatIsWrongAndWhere(String message, String port, Kind kind) {
    String record = "4,1034,5140900,-;" + message + "\n SUBSYSTEM=usb\n DEVICE=+usb:" + port + "\n";
    assertEquals(Optional.of(new KernelFault(port, kind, 5_140_900)), KernelFault.ofRecord(record));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      6,1,2,-;usb 3-1: USB disconnect, device number 3
      6,1,2,-;usb 7-6: reset high-speed USB device number 2 using xhci_hcd
      6,1,2,-;uvcvideo: Failed to query (GET_INFO) UVC control 2 on unit 1: -32 (exp. 1).
      6,1,2,-;eth0: device descriptor read/64, error -71
      6,1,2,-;usb usb1: device descriptor read/64, error -71
      usb 3-3: device descriptor read/64, error -110
      """)
  void whatIsUsualOrOfNobodyIsNoFault(String record) {
    assertEquals(Optional.empty(), KernelFault.ofRecord(record));
  }

  @Test
  void findsTheFaultInEveryRecordedLogOfADeviceThatCouldNotBeSetUp() {
    String log = Captures.text(Captures.files("usb/kernel-faults", "failures.jsonl").getFirst());
    List<String> recordings = log.lines().filter(l -> l.matches(
        "\\{\"kind\": \"(descriptor_read|no_accept_addr|unable_enum|hub_power)\".*")).toList();
    assertEquals(35, recordings.size());
    recordings.forEach(r -> assertTrue(kinds(r).stream().anyMatch(k -> k == Kind.NO_ANSWER || k == Kind.CABLE), r));
  }

  @Test
  void findsNothingInTheRecordedLogsOfPlugsThatWerePulled() {
    String log = Captures.text(Captures.files("usb/kernel-faults", "failures.jsonl").getFirst());
    List<String> recordings = log.lines().filter(l -> l.startsWith("{\"kind\": \"disconnect\"")).toList();
    assertEquals(12, recordings.size());
    recordings.forEach(r -> assertEquals(List.of(), kinds(r), r));
  }

  private static List<Kind> kinds(String recording) {
    String lines = recording.substring(recording.indexOf("\"lines\""));
    return TEXT.matcher(lines).results().map(MatchResult::group).map(t -> t.substring(1, t.length() - 1))
        .map(t -> t.replaceFirst("^(?:<\\d+>)?(?:\\[[^\\]]*\\] ?)+", "").strip())
        .flatMap(t -> KernelFault.ofMessage(t, 0).stream()).map(KernelFault::kind).distinct().toList();
  }

  @Test
  void noOctetsOfAnyKindUpsetIt() {
    for (String odd : Arrays.asList("", ";", "4,1,99999999999999999999,-;usb 1-1: over-current condition", "\u0000",
        "4,1,2")) {
      assertEquals(Optional.empty(), KernelFault.ofRecord(odd));
    }
  }
}
