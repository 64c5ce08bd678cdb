// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.protocol.kernel.KernelFault;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.Trial;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Reading;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.Promise;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.SerialTalk;

/** Control cables with one fault each, asked through a pseudo-terminal, and lines of a kernel's log that mean trouble. */
public final class WiredTrials {
  /** A projector asked for its power, and its answer: {@code *pow=?#}, {@code *POW=ON#}. */
  private static final String ASK = "0d2a706f773d3f230d";
  private static final String ANSWER = "0d0a2a504f573d4f4e230d0a";
  private static final String WRONG = "4552520d3a"; // ERR
  private static final SerialTalk TALK = new SerialTalk(115_200, ASK, "\\*POW=(ON|OFF)#");
  private static final long NOW_US = 300_000_000_000L;
  private static final long TWO_DAYS_US = 172_800_000_000L;
  /** What kernels say of a camera on port 1-2. */
  private static final Map<String, String> TROUBLE = Map.of(
      "no_answer", "usb 1-2: device descriptor read/64, error -110",
      "cable", "usb usb1-port2: Cannot enable. Maybe the USB cable is bad?",
      "overcurrent", "usb usb1-port2: over-current condition");
  /** Of pictures and sound that are well. */
  private static final Map<String, String> COMPLAINTS = Map.of("video",
      "uvcvideo 1-2:1.1: Failed to set UVC probe control : -32 (exp. 26).",
      "sound", "usb 1-2: 1:1: cannot set freq 48000 to ep 0x81");
  private static final List<String> USUAL = List.of("usb 1-2: new high-speed USB device number 5 using xhci_hcd",
      "uvcvideo 1-2:1.0: Found UVC 1.00 device", "usb 1-7: device descriptor read/64, error -110");

  private final AttachedDevice camera;
  private final Device cable;
  private final Instant at;
  private final Path folder;

  /**
   * @param camera of whose port the kernel tells
   * @param cable to the projector
   * @param folder for the program that is the projector
   */
  public WiredTrials(AttachedDevice camera, AttachedDevice cable, Instant at, Path folder) {
    this.camera = camera;
    this.cable = cable.device();
    this.at = at;
    this.folder = folder;
  }

  /** One for each line of the kernel, and where a program can be built, control cables. */
  public List<Trial> faults() {
    List<Trial> faults = new ArrayList<>();
    TROUBLE.forEach((kind, line) -> faults.add(Trial.of("the kernel tells of " + kind, "usb.kernel_fault",
        seed -> kernel(List.of(record(line, NOW_US - seed * 1_000_000))))));
    if (hasProjector()) {
      faults.add(Trial.of("serial line silent", "serial.answers", _ -> serial(""))
          .waiting());
      faults.add(Trial.of("serial line tells garbage", "serial.answers",
          seed -> serial("%016x".formatted(seed * 0x9e3779b97f4a7c15L | 0x8080808080808080L))).waiting());
      faults.add(Trial.of("serial line answers wrongly", "serial.answers",
          _ -> serial(WRONG)).waiting());
    }
    faults.add(Trial.of("serial line gone", "serial.opens",
        _ -> measured(folder.resolve("nowhere"))));
    return faults;
  }

  /** The kernel tells of what is usual, of another device, of what is long over, and of what the pictures know better. */
  public List<Reading> healthy(long seed) {
    List<String> records = new ArrayList<>(USUAL.stream().map(line -> record(line, NOW_US - seed)).toList());
    TROUBLE.values().forEach(line -> records.add(record(line, NOW_US - TWO_DAYS_US - seed)));
    COMPLAINTS.values().stream().skip(seed % 3).forEach(line -> records.add(record(line, NOW_US - seed)));
    List<Reading> all = new ArrayList<>(kernel(records));
    all.addAll(hasProjector() ? serial(ANSWER) : List.of());
    return all;
  }

  private static boolean hasProjector() {
    try {
      return PtyDevice.canBeBuilt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As /dev/kmsg has it. */
  private static String record(String message, long sinceBootUs) {
    return "3,4711," + sinceBootUs + ",-;" + message;
  }

  private List<Reading> kernel(List<String> records) {
    Device known = camera.device();
    Device plugged = new Device(known.id(), known.kind(), known.name(), known.parent(), known.capabilities(),
        new UsbIdentity(UsbId.parse("1d6c:0103"), "1-2", null, null, null, null), null);
    List<KernelFault> faults = records.stream().flatMap(r -> KernelFault.ofRecord(r).stream()).toList();
    return new KernelLogStep(SystemRoot.LIVE, () -> NOW_US)
        .readings(run(new AttachedDevice(plugged, camera.sysfs(), camera.nodes())), faults);
  }

  private List<Reading> serial(String answer) {
    try (PtyDevice projector = PtyDevice.plugIn(folder, ASK, answer)) {
      return measured(projector.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Reading> measured(Path port) {
    try {
      Path node = folder.resolve("ttyUSB0");
      Files.deleteIfExists(node);
      Files.createSymbolicLink(node, port);
      DevicePart part = new DevicePart(DevicePart.WHOLE, DeviceKind.SERIAL, List.of(), false, PartMatch.NOTHING,
          Set.of(Capability.SERIAL), new Promise(Map.of(), null, null), Map.of(), List.of(), Map.of(), Quirks.NONE,
          Set.of(), Set.of(), TALK);
      AttachedDevice attached = new AttachedDevice(cable, null, List.of(node), part, Quirks.NONE);
      return ((StepOutcome.Measured) new SerialStep(SystemRoot.LIVE).run(run(attached))).readings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StepRun run(AttachedDevice device) {
    return new StepRun(List.of(device), at, () -> false, _ -> {
    });
  }
}
