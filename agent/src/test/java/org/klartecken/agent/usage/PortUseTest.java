// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortUseTest {
  @TempDir
  private Path dir;
  private RoomPc pc;

  @BeforeEach
  void layOut() {
    pc = new RoomPc(dir).process(700, 700, 1, "avcontrol").file("dev/ttyUSB0", "");
  }

  @Test
  void aPortThatNobodyHasIsFree() {
    assertFalse(isHeld());
  }

  @Test
  void aProgramThatHasItOpenHoldsIt() {
    pc.opens(700, 5, "ttyUSB1");
    assertFalse(isHeld());
    pc.opens(700, 6, "ttyUSB0");
    assertTrue(isHeld());
  }

  @Test
  void aLockFileBindsAsLongAsItsProcessLives() {
    pc.file("run/lock/LCK..ttyUSB0", "       700\n");
    assertTrue(isHeld());
    pc.file("run/lock/LCK..ttyUSB0", "       701\n");
    assertFalse(isHeld());
    pc.file("run/lock/LCK..ttyUSB0", "nobody\n");
    assertFalse(isHeld());
  }

  private boolean isHeld() {
    return new PortUse(pc.root()).isHeld(dir.resolve("dev/ttyUSB0"));
  }
}
