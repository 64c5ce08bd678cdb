// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.child;

import io.avaje.jsonb.Json;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.SelfTestRights;
import org.klartecken.agent.selftest.remedy.Services;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.selftest.sound.SoundPolicy;
import org.klartecken.profile.Remedy;
import org.klartecken.stamp.StampKey;

/**
 * What the agent asks of the process that tests for it.
 *
 * @param agent its process, which is not somebody who uses the room
 * @param root below which {@code /sys}, {@code /dev} and {@code /proc} are read
 * @param site a folder with profiles of one's own, null without any
 * @param reflector host that is called, null for no call
 * @param reflectorPort of it, 0 without a call
 * @param reflectorKey of authenticated packets, in hexadecimal digits; null for open ones
 * @param soundAtNight whether it may also sound while people sleep
 * @param zone whose night that is
 * @param services that may be restarted
 * @param system the kernel, its build and the agent
 * @param inVain the remedies that were of no use before
 */
@Json
record ChildOrder(long agent, String root, @Nullable String site, @Nullable String reflector, long reflectorPort,
    @Nullable String reflectorKey, boolean soundAtNight, String zone, boolean testPicture, Set<Remedy> remedies,
    Services services, String system, List<Tried.InVain> inVain) {
  ChildOrder {
    remedies = Set.copyOf(remedies);
    inVain = List.copyOf(inVain);
  }

  /** The reflector's name is asked for here, since a name server may take its time. */
  SelfTestOptions options() {
    Optional<InetSocketAddress> peer = Optional.ofNullable(reflector)
        .map(host -> new InetSocketAddress(host, (int) reflectorPort));
    Optional<StampKey> key = Optional.ofNullable(reflectorKey).map(HexFormat.of()::parseHex).map(StampKey::new);
    return new SelfTestOptions(SelfTestOptions.USUAL_BUDGET, peer, key, SelfTestOptions.USUAL_CALL,
        SoundPolicy.usual(ZoneId.of(zone)).atNight(soundAtNight), new SelfTestRights(testPicture, remedies, services));
  }

  Optional<Path> ownProfiles() {
    return Optional.ofNullable(site).map(Path::of);
  }

  SystemRoot systemRoot() {
    return new SystemRoot(Path.of(root));
  }
}
