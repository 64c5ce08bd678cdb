// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.guest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a guest. Every way in is a socket in one folder, so that guests do not meet. Pure. */
final class QemuCommand {
  static final int MONITORS = 2;
  /** Without vector and cipher instructions, which are slow to emulate, and whose drivers are slow to load. */
  private static final String CPU = "Nehalem";
  static final String UPLINK = "uplink";
  /** The card itself: a hub tells its cards nothing of their cables. */
  static final String ROOM_CABLE = "room-card";

  private QemuCommand() {
  }

  static List<String> of(GuestPlan plan, Path sockets, boolean interactive) {
    List<String> words = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "q35", "-accel",
        "tcg,thread=multi", "-cpu", CPU, "-smp", "2", "-m", plan.memoryMiB() + "M", "-nodefaults", "-display", "none",
        "-kernel", plan.image().resolve("vmlinuz").toString(), "-initrd", plan.image().resolve("initrd").toString(),
        // without the check of the timer: on a busy machine it finds none, and the kernel panics
        "-append", "console=ttyS0 quiet panic=-1 no_timer_check net.ifnames=0 cryptomgr.notests", "-serial",
        interactive ? "stdio" : "file:" + sockets.resolve("console.log"), "-drive",
        "file=" + plan.image().resolve("root.img") + ",format=raw,if=virtio,snapshot=on", "-virtfs",
        "local,path=" + plan.share() + ",mount_tag=share,security_model=none", "-device", "qemu-xhci,id=xhci,p2=8,p3=8",
        "-device", "virtio-serial-pci"));
    network(words, plan.card());
    monitors(words, sockets);
    socket(words, "qmp", sockets);
    words.addAll(List.of("-mon", "chardev=qmp,mode=control"));
    socket(words, "lab", sockets);
    words.addAll(List.of("-device", "virtserialport,chardev=lab,name=lab"));
    socket(words, "line", sockets); // the far end of an RS-232 cable
    return words;
  }

  /** The cards are told apart by their addresses, see {@code lab.d/guest/room-network}. */
  private static void network(List<String> words, NetworkCard card) {
    words.addAll(List.of("-netdev", "user,ipv6=off,id=" + UPLINK, "-device",
        "virtio-net-pci,netdev=" + UPLINK + ",mac=52:54:00:00:00:01", "-netdev", "hubport,id=wall,hubid=1", "-device",
        "virtio-net-pci,netdev=wall,mac=52:54:00:00:00:03", "-netdev", "hubport,id=room,hubid=1",
        "-device", card.model() + ",id=" + ROOM_CABLE + ",netdev=room,mac=52:54:00:00:00:02"));
  }

  private static void monitors(List<String> words, Path sockets) {
    words.addAll(
        List.of("-device", "virtio-gpu-pci,id=gpu,max_outputs=" + MONITORS + ",edid=on,xres=1920,yres=1080"));
    for (int head = 0; head < MONITORS; head++) {
      words.addAll(List.of("-vnc",
          "unix:" + sockets.resolve("monitor" + head) + ",id=monitor" + head + ",display=gpu,head=" + head));
    }
  }

  private static void socket(List<String> words, String name, Path sockets) {
    words.addAll(
        List.of("-chardev", "socket,id=" + name + ",path=" + sockets.resolve(name) + ",server=on,wait=off"));
  }
}
