// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import java.time.Duration;
import java.util.List;
import org.klartecken.readiness.FindingReason;

/** What befalls the room's network, from its socket in the wall to the name server. */
final class NetworkFaults {
  /** Router and name server are asked every 30 seconds. */
  private static final Duration ASKED = Duration.ofSeconds(100);

  private NetworkFaults() {
  }

  static List<Fault> all() {
    return List.of(
        new Fault("network-cable-pulled", FaultClass.NETWORK, "the network cable is pulled out of the room PC",
            stage -> stage.guest().roomCable(false), stage -> stage.guest().roomCable(true),
            Reason.broken("network.link")),
        new Fault("no-dhcp", FaultClass.NETWORK, "the network gives the PC no address",
            Deed.inPc("site-servers stop dhcp; room-dhcp stop; room-dhcp start"), Deed.inPc("site-servers start dhcp"),
            Reason.broken("network.addresses"), Reason.broken("network.gateway")),
        new Fault("no-gateway", FaultClass.NETWORK, "the PC has an address, but no way out",
            Deed.inPc("ip route del default dev room0"), Deed.inPc("ip route replace default via 10.9.0.1 dev room0"),
            Reason.broken("network.gateway")),
        new Fault("router-dead", FaultClass.NETWORK, "the router has left the network, and its name server with it",
            Deed.inPc("ip netns exec site ip address del 10.9.0.1/24 dev wall"),
            Deed.inPc("ip netns exec site ip address add 10.9.0.1/24 dev wall"),
            Reason.broken("network.gateway_answers"), Reason.broken("network.dns_answers")).within(ASKED),
        new Fault("dns-dead", FaultClass.NETWORK, "the name server does not answer", //
            Deed.inPc("site-servers freeze dns"), Deed.inPc("site-servers thaw dns"),
            Reason.broken("network.dns_answers")).within(ASKED),
        new Fault("dns-refused", FaultClass.NETWORK, "no name server runs at the address that the PC was given",
            Deed.inPc("site-servers stop dns"), Deed.inPc("site-servers start dns"),
            Reason.broken("network.dns_answers")).within(ASKED),
        new Fault("network-delay", FaultClass.NETWORK, "everything takes more than a second on the network",
            Deed.inPc("ip netns exec site tc qdisc add dev wall root netem delay 700ms"
                + " && tc qdisc add dev room0 root netem delay 700ms"),
            Deed.inPc("ip netns exec site tc qdisc del dev wall root; tc qdisc del dev room0 root"),
            Reason.broken("network.dns_time"), Reason.broken("network.dns_answers")).within(ASKED),
        new Fault("network-card-gone", FaultClass.NETWORK, "the network card disappears from the PC",
            Deed.inPc("room-card off"), Deed.inPc("room-card on"), Reason.of(FindingReason.DEVICE_LOST)));
  }
}
