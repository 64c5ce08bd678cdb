// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.agent.transport.ServiceUnit;
import org.klartecken.profile.Remedy;

class SelfTestRightsTest {
  private static final Services SOUND = new Services(List.of(new ServiceUnit(true, "pipewire.service")), List.of());

  @Test
  void readsRemediesAsProfilesNameThem() {
    assertEquals(Set.of(Remedy.SET_DEFAULT, Remedy.PORT_POWER), SelfTestRights.remedies(" set-default, port-power,"));
    assertEquals(Set.of(), SelfTestRights.remedies(""));
  }

  @Test
  void saysWhichRemediesThereAre() {
    assertEquals("There is no remedy \"reboot\". There are: unmute, set-volume, set-default, usb-reset, port-power,"
        + " rebind-driver, restart-service.",
        assertThrows(IllegalArgumentException.class, () -> SelfTestRights.remedies("unmute, reboot")).getMessage());
  }

  @Test
  void noServiceIsRestartedWithoutBeingNamed() {
    Set<Remedy> restart = Set.of(Remedy.RESTART_SERVICE);
    assertThrows(IllegalArgumentException.class, () -> new SelfTestRights(false, restart, Services.NONE));
    assertEquals(restart, new SelfTestRights(false, restart, SOUND).remedies());
  }
}
