// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.Main;

/** {@code selftest} as a process, in a network namespace whose packet filter loses and refuses what the test says. */
class BlockedUdpTest {
  private static final String RULE = "nft add rule inet t in udp dport 8862 ";
  private final Path folder;

  BlockedUdpTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void canMakeNamespaces() throws Exception {
    Process made = new ProcessBuilder("unshare", "-n", "nft", "list", "tables").start();
    assumeTrue(made.waitFor() == 0, "network namespaces and nftables need root");
  }

  @Test
  void everyTenthPacketThatTheKernelDropsIsCountedOnItsWay() throws Exception {
    // the first packet asks whether anybody is there, others how large a packet may be: only the call's are this long
    String json = selftest(RULE + "udp length 180 numgen inc mod 10 == 3 drop");
    assertEquals("open", text(json, "network.udp"));
    assertEquals("100", text(json, "network.call_packets"));
    assertEquals("10", text(json, "network.loss"));
    assertEquals("10", text(json, "network.loss_up"));
    assertEquals("0", text(json, "network.loss_down"));
  }

  @Test
  void aCallThatThisPcCutsOffHalfwayIsMeasuredToItsEnd() throws Exception {
    String json = selftest("nft add chain inet t out '{ type filter hook output priority 0; }'; "
        + "nft add rule inet t out udp dport 8862 udp length 180 numgen inc mod 200 '>=' 50 drop");
    assertEquals("100", text(json, "network.call_packets"));
    assertEquals("50", text(json, "network.loss_up"));
    assertEquals("50", text(json, "network.loss_burst"));
  }

  @Test
  void droppedPacketsAreLost() throws Exception {
    assertEquals("lost", text(selftest(RULE + "drop"), "network.udp"));
  }

  @Test
  void aFirewallThatSaysNoIsHeard() throws Exception {
    assertEquals("prohibited", text(selftest(RULE + "reject with icmp type admin-prohibited"), "network.udp"));
  }

  @Test
  void thisPcsOwnFirewallIsToldApart() throws Exception {
    assertEquals("refused_here", text(
        selftest("nft add chain inet t out '{ type filter hook output priority 0; }'; "
            + "nft add rule inet t out udp dport 8862 drop"),
        "network.udp"));
  }

  @Test
  void aNarrowPathIsMeasured() throws Exception {
    String json = selftest("ip link set lo mtu 1400");
    assertEquals("1400", text(json, "network.path_mtu"));
  }

  private String selftest(String impair) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java") + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
        + " --enable-native-access=ALL-UNNAMED -cp '" + System.getProperty("java.class.path") + "' ";
    String script = "ip link set lo up; nft add table inet t; nft add chain inet t in '{ type filter hook input priority"
        + " 0; }'; " + impair + "; " + java + TestReflector.class.getName() + " 8862 STATEFUL >reflector.log & "
        + "r=$!; until grep -q reflecting reflector.log; do sleep 0.1; done; " + java + "-Djava.io.tmpdir=" + folder
        + " "
        + Main.class.getName() + " selftest --reflector 127.0.0.1 --packets 100 --json; kill $r";
    Path out = folder.resolve("out");
    Process run = new ProcessBuilder(List.of("unshare", "-n", "sh", "-c", script)).directory(folder.toFile())
        .redirectErrorStream(true).redirectOutput(out.toFile()).start();
    run.waitFor();
    return Files.readString(out, UTF_8);
  }

  private static String text(String json, String reading) {
    Matcher m = Pattern.compile("\"name\":\"" + reading + "\",\"number\":([^,]*),\"flag\":null,\"text\":([^,]*),")
        .matcher(json);
    assertTrue(m.find(), reading + " is missing in " + json);
    String number = m.group(1);
    return number.equals("null") ? m.group(2).replace("\"", "") : number.replaceAll("\\.0+$", "");
  }
}
