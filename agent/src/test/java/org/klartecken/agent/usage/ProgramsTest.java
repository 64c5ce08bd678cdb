// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.ProgramClass;

class ProgramsTest {
  @ParameterizedTest
  @CsvSource({"zoom,MEETING", "ZoomWebviewHost,MEETING", "teams-for-linux,MEETING", "CiscoCollabHost,MEETING",
      "chrome,BROWSER", "chromium,BROWSER", "firefox-esr,BROWSER", "Isolated Web Co,BROWSER", "msedge,BROWSER",
      "pipewire,UNKNOWN", "pulseaudio,UNKNOWN", "'',UNKNOWN", "arecord,OTHER", "cheese,OTHER", "xzoom,OTHER"})
  void namesHaveOneClassEach(String name, ProgramClass expected) {
    assertEquals(expected, Programs.classOf(name));
  }
}
