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
            Reason.broken("network.loss_at_least")),
        impaired("network-jitter", "the network holds each packet for another while", "delay 100ms 100ms",
            Reason.broken("network.mos_at_most")),
        impaired("call-delayed", "what is said is heard half a second later", "delay 500ms",
            Reason.broken("network.round_trip")),
        SelfTestFaults.tested("udp-blocked", FaultClass.NETWORK, "the building's firewall swallows UDP",
            Deed.inPc("ip -n site rule add ipproto 17 to 10.0.2.2 blackhole"),
            Deed.inPc("ip -n site rule del ipproto 17 to 10.0.2.2 blackhole"), Reason.broken("network.udp")));
  }

  /** By the kernel's network emulator, from the room PC and to it. */
  private static Fault impaired(String name, String what, String netem, Reason... right) {
    return SelfTestFaults.tested(name, FaultClass.NETWORK, what, Deed.inPc("wall-socket impaired " + netem),
        Deed.inPc("wall-socket as-new"), right);
  }
}
