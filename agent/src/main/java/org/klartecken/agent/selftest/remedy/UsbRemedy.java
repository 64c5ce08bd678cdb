// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.contract.FailureReason;

/**
 * Resets a USB device, takes the power of its port away for a moment, or binds its drivers anew, by attributes below
 * {@code /sys}. But for the power the kernel comes back from each write when the device has been set up again, its nodes
 * included.
 */
final class UsbRemedy {
  private static final String AUTHORIZED = "authorized";
  private static final String DISABLE = "disable";
  private static final String DRIVER = "driver";
  /** Until the capacitors of a camera are empty. */
  private static final Duration WITHOUT_POWER = Duration.ofSeconds(2);
  private final SwitchedOff.Writer writer;

  /** Lets time pass. */
  interface Pause {
    void rest(Duration length) throws InterruptedException;
  }

  UsbRemedy() {
    this((attribute, value) -> Files.writeString(attribute, value, StandardOpenOption.WRITE));
  }

  UsbRemedy(SwitchedOff.Writer writer) {
    this.writer = writer;
  }

  /** Takes the device's right to be used away and gives it back: as if it had been unplugged. */
  Outcome reset(Path device) {
    Path authorized = device.resolve(AUTHORIZED);
    try (SwitchedOff off = new SwitchedOff(writer)) {
      off.off(authorized, "0", authorized, "1");
    } catch (IOException e) {
      return new Outcome.Refused(reason(e));
    }
    return new Outcome.Done();
  }

  /**
   * Switches its port off and on, by the attribute {@code disable} that ports of all hubs have since Linux 6.0: the kernel
   * parts with the device, the power goes where the hub can switch it, and the device is set up from the beginning. The
   * other half of a connector of USB 3 holds the power as well, so both are switched.
   */
  Outcome powerCycle(Path device, Pause pause) throws InterruptedException {
    SysDirectory port = new SysDirectory(device).at("port");
    if (!port.has(DISABLE)) {
      return new Outcome.Refused(FailureReason.UNSUPPORTED);
    }
    // by their own places: the way there through the device ends with the device
    List<Path> ports = Stream.of(port.real(), port.real("peer")).flatMap(Optional::stream)
        .map(half -> half.resolve(DISABLE)).filter(Files::exists).toList();
    try (SwitchedOff off = new SwitchedOff(writer)) {
      for (Path half : ports) {
        off.off(half, "1", half, "0");
      }
      pause.rest(WITHOUT_POWER);
    } catch (IOException e) {
      return new Outcome.Refused(reason(e));
    }
    return new Outcome.Done();
  }

  /**
   * Has the kernel look for a driver for each interface that has none; if there is none that it finds one for, takes each
   * interface from its driver and gives it back.
   */
  Outcome rebind(Path device) {
    List<SysDirectory> interfaces = new SysDirectory(device).entries().stream()
        .filter(i -> i.name().contains(":") && i.has("bInterfaceClass")).toList();
    if (interfaces.isEmpty()) {
      return new Outcome.Refused(FailureReason.UNSUPPORTED);
    }
    try {
      if (!foundDriver(interfaces)) {
        bindAnew(interfaces);
      }
      return new Outcome.Done();
    } catch (IOException e) {
      return new Outcome.Refused(reason(e));
    }
  }

  private boolean foundDriver(List<SysDirectory> interfaces) throws IOException {
    boolean found = false;
    for (SysDirectory one : interfaces) {
      if (!one.has(DRIVER)) {
        writer.write(one.path().resolve("subsystem").toRealPath().resolve("drivers_probe"), one.name());
        found |= one.has(DRIVER);
      }
    }
    return found;
  }

  /** All of them, though one cannot be. */
  private void bindAnew(List<SysDirectory> interfaces) throws IOException {
    IOException fault = null;
    for (SysDirectory one : interfaces) {
      if (one.has(DRIVER)) { // a driver of several interfaces leaves them all at once
        Path driver = one.path().resolve(DRIVER).toRealPath();
        try (SwitchedOff off = new SwitchedOff(writer)) {
          off.off(driver.resolve("unbind"), one.name(), driver.resolve("bind"), one.name());
        } catch (IOException e) {
          fault = e;
        }
      }
    }
    if (fault != null) {
      throw fault;
    }
  }

  private static FailureReason reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> FailureReason.ACCESS_DENIED;
      case NoSuchFileException _ -> FailureReason.UNSUPPORTED;
      default -> FailureReason.OTHER;
    };
  }
}
