// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.protocol.kernel.KernelFault;
import org.klartecken.agent.protocol.kernel.KernelFault.Kind;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.system.Errno;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.agent.system.KernelLog;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.StepReason;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;

class KernelLogStepTest {
  private static final long NOW_US = Duration.ofDays(3).toNanos() / 1000;
  private static final long HOUR_US = Duration.ofHours(1).toNanos() / 1000;

  @Test
  void countsWhatConcernsTheDeviceAndIsNotOld(@TempDir Path folder) {
    List<KernelFault> log = List.of(new KernelFault("1-4", Kind.CABLE, NOW_US - 25 * HOUR_US),
        new KernelFault("1-4", Kind.NO_ANSWER, NOW_US - 2 * HOUR_US), new KernelFault("1-4.1", Kind.SOUND, NOW_US - 2),
        new KernelFault("1-4", Kind.VIDEO, NOW_US - 1));
    var readings = new KernelLogStep(new SystemRoot(folder), () -> NOW_US).readings(run(camera()), log);
    assertEquals(List.of("usb.kernel_faults 2.0", "usb.kernel_fault video"), readings.stream()
        .map(r -> r.name().value() + ' ' + r.value().toString().replaceAll(".*=|]", "")).toList());
  }

  @Test
  void aCopiedSystemAndARoomWithoutUsbHaveNoLog(@TempDir Path folder) {
    KernelLogStep step = new KernelLogStep(new SystemRoot(folder));
    assertEquals(StepReason.UNSUPPORTED,
        assertInstanceOf(StepOutcome.Skipped.class, step.run(run(camera()))).reason());
    assertEquals(StepReason.NOTHING_THERE, assertInstanceOf(StepOutcome.Skipped.class, step.run(run())).reason());
  }

  @Test
  void theRunningKernelsLogIsReadToItsEnd() throws ErrnoException {
    List<String> records = new ArrayList<>();
    try {
      KernelLog.read(Path.of("/dev/kmsg"), records::add);
    } catch (ErrnoException e) {
      assumeTrue(e.errno() != Errno.EPERM && e.errno() != Errno.EACCES && e.errno() != Errno.ENOENT,
          "this user may not read the kernel's log");
      throw e;
    }
    assertFalse(records.isEmpty());
    assertTrue(records.stream().allMatch(r -> r.matches("(?s)\\d+,\\d+,\\d+,.*;.*")), records.getFirst());
  }

  private static AttachedDevice camera() {
    return new AttachedDevice(new Device(new DeviceId("usb:1-4"), DeviceKind.CAMERA, "Camera", DeviceId.HOST,
        Set.of(Capability.CAMERA), new UsbIdentity(UsbId.parse("046d:0843"), "1-4", null, null, null, null), null),
        Path.of("/sys/1-4"), List.of());
  }

  private static StepRun run(AttachedDevice... devices) {
    return new StepRun(List.of(devices), Instant.parse("2026-11-27T12:00:00Z"), () -> false, _ -> {
    });
  }
}
