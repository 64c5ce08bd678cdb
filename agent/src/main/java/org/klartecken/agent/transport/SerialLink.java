// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.transport;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.klartecken.agent.system.DeviceNode;
import org.klartecken.agent.system.Errno;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.FailureReason;

/**
 * An open serial port, 8N1; hides jSerialComm, which is loaded when the first port is opened. For one thread at a time.
 *
 * <p>Linux raises DTR and RTS whenever a port is opened, whatever the program wants, and what is behind it may react. So
 * that it meets this once and not at each opening, the lines stay as they are when the port is closed.
 */
public final class SerialLink implements AutoCloseable {
  private static final int READ_MS = 50;
  private static final int LONGEST_ANSWER = 4_096;
  /** {@code TCGETS} and {@code TCSETS} of asm-generic/ioctls.h. */
  private static final int TCGETS = 0x5401;
  private static final int TCSETS = 0x5402;
  /** {@code struct termios} of asm-generic/termbits.h: four words of flags, a line discipline, 19 characters. */
  private static final int TERMIOS_SIZE = 36;
  private static final int CONTROL_FLAGS = 8;
  /** The last close lowers DTR and RTS. */
  private static final int HUPCL = 0x400;

  private final SerialPort port;

  private SerialLink(SerialPort port) {
    this.port = port;
  }

  /** Why a port did not open or take octets; the message is one sentence for people who administer. */
  public static final class SerialFault extends Exception {
    private static final long serialVersionUID = 1;
    private final FailureReason reason;

    SerialFault(FailureReason reason, String sentence) {
      super(sentence);
      this.reason = reason;
    }

    public FailureReason reason() {
      return reason;
    }
  }

  /** Opens a node such as {@code /dev/ttyUSB0} for this program alone. */
  public static SerialLink open(Path node, int baud) throws SerialFault {
    try {
      SerialPort port = SerialPort.getCommPort(node.toString());
      port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MS, 0);
      if (!port.openPort(0)) {
        Errno errno = Errno.of(port.getLastErrorCode());
        throw new SerialFault(errno.reason(), "the port does not open: " + errno);
      }
      return new SerialLink(port).keepingLines(node);
    } catch (SerialPortInvalidPortException e) {
      throw new SerialFault(FailureReason.DEVICE_GONE, "there is no such port");
    } catch (UnsatisfiedLinkError e) {
      throw new SerialFault(FailureReason.UNSUPPORTED, "serial ports cannot be opened on this system");
    }
  }

  /** To be called while the port is open: another opening changes nothing then. */
  private SerialLink keepingLines(Path node) throws SerialFault {
    try (Arena arena = Arena.ofConfined(); DeviceNode beside = DeviceNode.open(node)) {
      MemorySegment termios = arena.allocate(TERMIOS_SIZE, Integer.BYTES);
      beside.ioctl("TCGETS", TCGETS, termios);
      termios.set(JAVA_INT, CONTROL_FLAGS, termios.get(JAVA_INT, CONTROL_FLAGS) & ~HUPCL);
      beside.ioctl("TCSETS", TCSETS, termios);
      return this;
    } catch (ErrnoException e) {
      close();
      throw new SerialFault(e.reason(), "the port cannot be set up: " + e.sentence());
    }
  }

  /**
   * Sends octets and reads until what came fits the expression; answers what came, fitting or not when the patience is
   * over.
   */
  public String ask(byte[] octets, Pattern answer, Duration patience, BooleanSupplier cancelled) throws SerialFault {
    if (port.writeBytes(octets, octets.length) != octets.length) {
      throw new SerialFault(FailureReason.DEVICE_GONE, "the port takes no octets");
    }
    long deadline = System.nanoTime() + patience.toNanos();
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    byte[] chunk = new byte[256];
    while (System.nanoTime() < deadline && !cancelled.getAsBoolean() && came.size() < LONGEST_ANSWER) {
      int got = port.readBytes(chunk, chunk.length);
      if (got < 0) {
        throw new SerialFault(FailureReason.DEVICE_GONE, "the port went away");
      }
      came.write(chunk, 0, got);
      if (got > 0 && answer.matcher(came.toString(ISO_8859_1)).find()) {
        break;
      }
    }
    return came.toString(ISO_8859_1);
  }

  @Override
  public void close() {
    port.closePort();
  }
}
