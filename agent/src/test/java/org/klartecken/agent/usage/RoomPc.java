// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;

/** Lays out the files by which a PC tells who uses what. */
public final class RoomPc {
  private final Path dir;

  public RoomPc(Path dir) {
    this.dir = dir;
    folder("proc");
    folder("dev");
  }

  public SystemRoot root() {
    return new SystemRoot(dir);
  }

  public static AttachedDevice device(String port, String... nodes) {
    var device = new Device(new DeviceId("usb:" + port), DeviceKind.OTHER, "Device", DeviceId.HOST, Set.of(), null,
        null);
    return new AttachedDevice(device, null, Stream.of(nodes).map(Path::of).toList());
  }

  public RoomPc pcm(int card, String pcm, String... status) {
    return file("proc/asound/card" + card + "/" + pcm + "/sub0/status", String.join("\n", status) + "\n");
  }

  public RoomPc process(long id, long process, long parent, String name) {
    folder("proc/" + id + "/fd");
    return file("proc/" + id + "/status", "Name:\t" + name + "\nTgid:\t" + process + "\nPPid:\t" + parent + "\n")
        .file("proc/" + id + "/comm", name + "\n");
  }

  /** A program opens a node. */
  public RoomPc opens(long id, int descriptor, String node) {
    return link("proc/" + id + "/fd/" + descriptor, "/dev/" + node);
  }

  public RoomPc closes(long id, int descriptor) {
    try {
      Files.delete(dir.resolve("proc/" + id + "/fd/" + descriptor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A process whose open files may not be read; a file in the place of the folder stands for it, also for root. */
  public RoomPc hiddenProcess(long id) {
    return file("proc/" + id + "/fd", "").file("proc/" + id + "/comm", "secret\n");
  }

  /** A camera of uvcvideo on a port, with a node. */
  public RoomPc camera(String port, String node) {
    String owner = "sys/devices/usb1/" + port + "/" + port + ":1.0";
    folder(owner + "/video4linux/" + node);
    folder(owner + "/media" + node.substring("video".length()));
    file("sys/devices/usb1/" + port + "/power/runtime_status", "active\n");
    folder("sys/class/video4linux");
    folder("sys/bus/usb/drivers/uvcvideo");
    folder("sys/module/uvcvideo");
    link("sys/class/video4linux/" + node, dir.resolve(owner + "/video4linux/" + node).toString());
    link(owner + "/video4linux/" + node + "/device", dir.resolve(owner).toString());
    link(owner + "/driver", dir.resolve("sys/bus/usb/drivers/uvcvideo").toString());
    return link("sys/bus/usb/drivers/uvcvideo/module", dir.resolve("sys/module/uvcvideo").toString());
  }

  public RoomPc holds(int count) {
    return file("sys/module/uvcvideo/refcnt", count + "\n");
  }

  public RoomPc power(String port, String status) {
    return file("sys/devices/usb1/" + port + "/power/runtime_status", status + "\n");
  }

  public RoomPc file(String name, String text) {
    try {
      Path parent = dir.resolve(name).getParent();
      Files.createDirectories(parent == null ? dir : parent);
      Files.writeString(dir.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private RoomPc link(String name, String target) {
    try {
      if (!Files.isSymbolicLink(dir.resolve(name))) {
        Files.createSymbolicLink(dir.resolve(name), Path.of(target));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private void folder(String name) {
    try {
      Files.createDirectories(dir.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
