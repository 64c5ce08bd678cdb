// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmStatusTest {
  @Test
  void readsARunningStream() {
    List<String> lines = List.of("state: RUNNING", "owner_pid   : 4711", "trigger_time: 358161.722003125",
        "tstamp      : 0.000000000", "delay       : 1024", "avail       : 512", "avail_max   : 1536", "-----",
        "hw_ptr      : 9216", "appl_ptr    : 8704");
    assertEquals(Optional.of(new PcmStatus(true, true, 4711)), PcmStatus.parse(lines));
  }

  @Test
  void closedIsIdle() {
    assertEquals(Optional.of(new PcmStatus(false, false, 0)), PcmStatus.parse(List.of("closed")));
  }

  @ParameterizedTest
  @CsvSource({"OPEN,false", "SETUP,false", "PREPARED,false", "RUNNING,true", "XRUN,true", "DRAINING,true",
      "PAUSED,false", "SUSPENDED,false", "DISCONNECTED,false"})
  void onlySoundThatMovesIsUse(String state, boolean runs) {
    assertEquals(Optional.of(new PcmStatus(true, runs, 9)),
        PcmStatus.parse(List.of("state: " + state, "owner_pid   : 9")));
  }

  @Test
  void whatIsNoStatusIsEmpty() {
    assertEquals(Optional.empty(), PcmStatus.parse(List.of()));
    assertEquals(Optional.empty(), PcmStatus.parse(List.of("nonsense", "owner_pid   : 4711")));
    assertEquals(Optional.of(new PcmStatus(true, true, 0)),
        PcmStatus.parse(List.of("state: RUNNING", "owner_pid   : -1x")));
  }
}
