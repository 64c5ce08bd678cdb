// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import org.klartecken.agent.selftest.SelfTestRights;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.agent.transport.ServiceUnit;
import picocli.CommandLine.Option;

/** What self-tests may do to the room. */
final class RightsOptions {
  @Option(names = "--test-picture", description = "Self-tests may show a number on the displays for a second, over what is there; somebody in the room can tell whether it was seen.")
  private boolean testPicture;

  @Option(names = "--remedies", paramLabel = "NAMES", defaultValue = "", description = "What self-tests may mend, with commas between: unmute, set-volume, set-default, usb-reset, port-power, rebind-driver, restart-service (default: nothing).")
  private String remedies = "";

  @Option(names = "--sound-services", paramLabel = "NAMES", defaultValue = "", description = "Which services of systemd restart-service may restart when the desktop's sound service does not answer, in this order, with commas between; user:pipewire-pulse.service is one of the session (default: none).")
  private String soundServices = "";

  @Option(names = "--camera-services", paramLabel = "NAMES", defaultValue = "", description = "The same when a camera gives no picture (default: none).")
  private String cameraServices = "";

  /** @throws IllegalArgumentException with one sentence for people */
  SelfTestRights rights() {
    return new SelfTestRights(testPicture, SelfTestRights.remedies(remedies),
        new Services(ServiceUnit.list(soundServices), ServiceUnit.list(cameraServices)));
  }
}
