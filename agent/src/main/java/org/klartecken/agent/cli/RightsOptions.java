// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import org.klartecken.agent.selftest.SelfTestRights;
import picocli.CommandLine.Option;

/** What self-tests may do to the room. */
final class RightsOptions {
  @Option(names = "--test-picture", description = "Self-tests may show a number on the displays for a second, over what is there; somebody in the room can tell whether it was seen.")
  private boolean testPicture;

  @Option(names = "--remedies", paramLabel = "NAMES", defaultValue = "", description = "What self-tests may mend, with commas between: unmute, set-volume, usb-reset, rebind-driver (default: nothing).")
  private String remedies = "";

  /** @throws IllegalArgumentException with one sentence for people */
  SelfTestRights rights() {
    return new SelfTestRights(testPicture, SelfTestRights.remedies(remedies));
  }
}
