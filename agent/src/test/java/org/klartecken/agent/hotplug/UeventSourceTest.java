// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.hotplug;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.NetlinkSender;

/** Against the running kernel: it sends an event for whoever writes a word to a {@code uevent} file of sysfs. */
@EnabledOnOs(OS.LINUX)
class UeventSourceTest {
  private static final Path LOOPBACK = Path.of("/sys/class/net/lo/uevent");
  private static final byte[] UNPLUGGED = ("remove@/devices/pci0000:00/0000:00:14.0/usb1/1-2\0ACTION=remove\0"
      + "DEVPATH=/devices/pci0000:00/0000:00:14.0/usb1/1-2\0SUBSYSTEM=usb\0SEQNUM=4711\0")
      .getBytes(StandardCharsets.UTF_8);

  private final List<Set<String>> told = new CopyOnWriteArrayList<>();
  private final UeventSource source = UeventSource.start(told::add).orElseThrow();

  @AfterEach
  void stop() {
    source.close();
  }

  @Test
  void tellsWhatTheKernelAnnounces() throws IOException {
    kernelAnnounces("change");
    await().until(() -> told.stream().anyMatch(s -> s.contains("net")));
  }

  @Test
  void tellsTwiceSinceTheKernelAnnouncesARemovalBeforeItHappens() throws IOException {
    kernelAnnounces("remove");
    await().until(() -> told.stream().filter(s -> s.contains("net")).count() >= 2);
  }

  @Test
  void dropsWhatAnotherProgramSendsToTheGroup() throws ErrnoException {
    NetlinkSender.sendUevent(0, 1, UNPLUGGED);
    await().until(() -> source.forged() >= 1);
    assertFalse(told.stream().anyMatch(s -> s.contains("usb")), told.toString());
  }

  @Test
  void dropsWhatAnotherProgramSendsToItsPort() throws ErrnoException {
    NetlinkSender.sendUevent(source.socket().port(), 0, UNPLUGGED);
    await().until(() -> source.forged() >= 1);
    assertFalse(told.stream().anyMatch(s -> s.contains("usb")), told.toString());
  }

  @Test
  void dropsAForgedMessageThatIsTooLongToo() throws ErrnoException {
    NetlinkSender.sendUevent(source.socket().port(), 0, Arrays.copyOf(UNPLUGGED, 20_000));
    await().until(() -> source.forged() >= 1);
    assertEquals(0, source.missed());
  }

  @Test
  void whatWasMissedIsAReasonToLookAtEverything() throws IOException {
    CountDownLatch flooded = new CountDownLatch(1);
    List<Set<String>> heard = new CopyOnWriteArrayList<>();
    try (UeventSource slow = UeventSource.start(s -> {
      heard.add(s);
      awaitLatch(flooded);
    }).orElseThrow()) {
      for (int i = 0; i < 3000; i++) { // more than the socket's buffer holds
        kernelAnnounces("change");
      }
      flooded.countDown();
      await().until(() -> slow.missed() >= 1);
      await().until(() -> heard.contains(Set.of()));
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFaultOfTheListenerDoesNotEndTheListening() throws IOException {
    List<Set<String>> heard = new CopyOnWriteArrayList<>();
    try (UeventSource stubborn = UeventSource.start(s -> {
      heard.add(s);
      throw new IllegalStateException("a listener's fault, made on purpose");
    }).orElseThrow()) {
      kernelAnnounces("change");
      await().until(() -> heard.size() >= 2);
      int before = heard.size();
      kernelAnnounces("change");
      await().until(() -> heard.size() > before);
      assertTrue(stubborn.heard() >= 2);
    }
  }

  @Test
  void closingEndsTheThread() {
    source.close();
    assertEquals(0, Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("uevents")).count());
  }

  private static void kernelAnnounces(String action) throws IOException {
    Assumptions.assumeTrue(Files.isWritable(LOOPBACK), "only root may ask the kernel for an event of the loopback");
    Files.writeString(LOOPBACK, action);
  }
}
