// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.util.List;

/** What befalls a call on its way: told by the self-test's call, whose packets go to the server and back. */
final class CallFaults {
  private CallFaults() {
  }

  static List<Fault> all() {
    return List.of(
        impaired("network-loss", "the network loses every tenth packet, either way", "loss 10%",
            Reason.broken("network.loss_at_least")));
  }

  /** By the kernel's network emulator, from the room PC and to it. */
  private static Fault impaired(String name, String what, String netem, Reason... right) {
    return SelfTestFaults.tested(name, FaultClass.NETWORK, what, Deed.inPc("wall-socket impaired " + netem),
        Deed.inPc("wall-socket as-new"), right);
  }
}
