// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.selftest.remedy.RemedyPort.Outcome;
import org.klartecken.contract.FailureReason;

/**
 * Resets a USB device, or binds its drivers anew, by the attributes of its directory. The kernel comes back from each
 * write when the device has been set up again, its nodes included.
 */
final class UsbRemedy {
  private static final String AUTHORIZED = "authorized";
  private final Writer writer;

  /** Writes an attribute. */
  interface Writer {
    void write(Path attribute, String value) throws IOException;
  }

  UsbRemedy() {
    this((attribute, value) -> Files.writeString(attribute, value, StandardOpenOption.WRITE));
  }

  UsbRemedy(Writer writer) {
    this.writer = writer;
  }

  /** Takes the device's right to be used away and gives it back: as if it had been unplugged. */
  Outcome reset(Path device) {
    Path authorized = device.resolve(AUTHORIZED);
    try {
      writer.write(authorized, "0");
      try {
        writer.write(authorized, "1");
      } catch (IOException e) { // left like this nobody could use it: once more
        writer.write(authorized, "1");
      }
      return new Outcome.Done();
    } catch (IOException e) {
      return new Outcome.Refused(reason(e));
    }
  }

  /** Takes each interface from its driver and gives it back. */
  Outcome rebind(Path device) {
    List<SysDirectory> bound = new SysDirectory(device).entries().stream()
        .filter(i -> i.name().contains(":") && i.has("driver")).toList();
    if (bound.isEmpty()) {
      return new Outcome.Refused(FailureReason.UNSUPPORTED);
    }
    try {
      for (SysDirectory one : bound) {
        Path driver = one.path().resolve("driver");
        if (Files.exists(driver)) { // a driver of several interfaces leaves them all at once
          Path real = driver.toRealPath();
          writer.write(real.resolve("unbind"), one.name());
          writer.write(real.resolve("bind"), one.name());
        }
      }
      return new Outcome.Done();
    } catch (IOException e) {
      return new Outcome.Refused(reason(e));
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
