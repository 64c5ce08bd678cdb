// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.agent.device.DisplayState;
import org.klartecken.agent.device.FakeSystem;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.probe.Looked;
import org.klartecken.contract.DisplayIdentity;

class DisplayProbesTest {
  private static final String CONNECTOR = "card0-HDMI-A-1";
  private static final String ID = "display:card0-HDMI-A-1";

  @TempDir
  private Path folder;
  private FakeSystem system;

  @BeforeEach
  void layOut() {
    system = new FakeSystem(folder);
  }

  @ParameterizedTest
  @CsvSource({"connected,enabled,On,CONNECTED", "connected,enabled,Off,ASLEEP", "connected,enabled,Standby,ASLEEP",
      "connected,disabled,Off,OFF", "connected,disabled,On,OFF", "disconnected,disabled,Off,DISCONNECTED",
      "disconnected,enabled,On,DISCONNECTED", "unknown,enabled,On,UNKNOWN", "nonsense,enabled,On,UNKNOWN"})
  void tellsAwakeAsleepOffAndGoneApart(String status, String enabled, String dpms, DisplayState expected) {
    system.display(CONNECTOR, status, enabled, dpms, new byte[0], "");
    assertEquals(expected, DisplayState.of(new SysDirectory(system.path("sys/class/drm/" + CONNECTOR))));
  }

  @Test
  void readsAnEdid() {
    system.display(CONNECTOR, "connected", "enabled", "On", TestEdid.octets(), "1920x1080");

    Looked seen = look();

    assertEquals(Optional.of("connected"), seen.value(ID, "display.status"));
    assertEquals(Optional.of("ROOM PANEL"), seen.value(ID, "display.name"));
    assertEquals(Optional.of(1920.0), seen.value(ID, "display.native_width"));
    assertEquals(Optional.of(1080.0), seen.value(ID, "display.native_height"));
    assertEquals(Optional.of(60.0), seen.value(ID, "display.native_rate"));
    assertEquals(Optional.of(true), seen.value(ID, "display.edid_ok"));
    assertEquals(new DisplayIdentity("HDMI-A-1", "KTN", "ROOM PANEL", 0x4711, "77"), seen.device(ID).display());
    assertEquals("ROOM PANEL", seen.device(ID).name());
  }

  @Test
  void saysThatTheEdidDoesNotAddUp() {
    byte[] edid = TestEdid.octets();
    edid[127] ^= 1;
    system.display(CONNECTOR, "connected", "enabled", "On", edid, "1920x1080");
    assertEquals(Optional.of(false), look().value(ID, "display.edid_ok"));
  }

  /** Five of 227 recorded displays have one, whatever their cable: it is their makers' fault. */
  @Test
  void anExtensionThatDoesNotAddUpIsNoFaultOfACable() {
    byte[] edid = Arrays.copyOf(TestEdid.octets(), 256);
    edid[126] = 1; // extensions
    edid[127] = (byte) (edid[127] - 1); // the base block adds up all the same
    edid[128] = 2; // CTA-861
    system.display(CONNECTOR, "connected", "enabled", "On", edid, "1920x1080");
    assertEquals(Optional.of(true), look().value(ID, "display.edid_ok"));
  }

  @Test
  void aDisplayThatSleepsNeedNotSayWhatItIs() {
    system.display(CONNECTOR, "connected", "enabled", "Off", new byte[0], "1024x768");
    assertEquals(Optional.empty(), look().value(ID, "display.edid_ok"));
  }

  @Test
  void takesTheKernelsFirstModeWhereTheCableHidesTheEdid() {
    system.display(CONNECTOR, "connected", "enabled", "On", new byte[0], "1024x768\n800x600");

    Looked seen = look();

    assertEquals(Optional.of(false), seen.value(ID, "display.edid_ok"));
    assertEquals(Optional.of(1024.0), seen.value(ID, "display.native_width"));
    assertEquals("Display on HDMI-A-1", seen.device(ID).name());
  }

  private Looked look() {
    return Looked.at(system.root(), new DisplayStatusProbe(), new DisplayEdidProbe());
  }
}
