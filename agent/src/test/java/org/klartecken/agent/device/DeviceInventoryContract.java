// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;

/** What every inventory promises, on whatever system. */
interface DeviceInventoryContract {
  Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  /** An inventory of a PC with a hub, two equal cameras on it, and a display. */
  DeviceInventory inventory();

  /** Pulls the hub out. */
  void unplugHub();

  @Test
  default void putsThePcFirst() {
    Device first = inventory().look(NOW).devices().getFirst().device();
    assertEquals(DeviceId.HOST, first.id());
    assertEquals(DeviceKind.HOST, first.kind());
    assertTrue(first.can(Capability.COMPUTER));
    assertNull(first.parent());
  }

  @Test
  default void putsParentsBeforeChildrenAndNamesEachPlaceOnce() {
    Set<DeviceId> seen = new HashSet<>();
    for (AttachedDevice attached : inventory().look(NOW).devices()) {
      DeviceId parent = attached.device().parent();
      assertTrue(parent == null || seen.contains(parent), attached.toString());
      assertTrue(seen.add(attached.device().id()), attached.toString());
    }
  }

  @Test
  default void keepsEqualCamerasApart() {
    List<AttachedDevice> cameras = of(Capability.CAMERA);
    assertEquals(2, cameras.size());
    assertEquals(cameras.get(0).device().name(), cameras.get(1).device().name());
    assertNotEquals(cameras.get(0).device().id(), cameras.get(1).device().id());
    assertNotEquals(cameras.get(0).nodes(), cameras.get(1).nodes());
  }

  @Test
  default void seesTheSameTwice() {
    assertEquals(inventory().look(NOW), inventory().look(NOW));
  }

  @Test
  default void missesWhatWasPulledOutWithAllThatHungOnIt() {
    assertFalse(of(Capability.HUB).isEmpty());
    unplugHub();
    assertTrue(of(Capability.HUB).isEmpty());
    assertTrue(of(Capability.CAMERA).isEmpty());
    assertEquals(1, of(Capability.DISPLAY).size());
  }

  private List<AttachedDevice> of(Capability capability) {
    return inventory().look(NOW).devices().stream().filter(d -> d.device().can(capability)).toList();
  }
}
