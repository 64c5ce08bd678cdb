// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the kernel's log that means trouble with a USB device.
 *
 * @param port that the device sits on, {@code 1-4.2}
 * @param sinceBoot when it was written, in microseconds of the kernel's clock
 */
public record KernelFault(String port, Kind kind, long sinceBoot) {
  /** What the trouble is. */
  public enum Kind {
    /** It does not answer when it is set up. */
    NO_ANSWER("device descriptor read/\\S+ error|not accepting address|not responding to setup address|"
        + "unable to enumerate|can't read configurations|unable to read config index"),
    /** The kernel itself doubts the cable. */
    CABLE("Maybe the USB cable is bad"),
    /** It draws more than its port can give. */
    OVERCURRENT("over-current (?:condition|change)"),
    /** Its camera does not agree on a picture. */
    VIDEO("Failed to (?:query|set) .*UVC (?:probe|commit)"),
    /** It does not do what is asked of its sound. */
    SOUND("cannot set freq|clock source \\d+ is not valid|cannot get clock validity");

    private final Pattern words;

    Kind(String words) {
      this.words = Pattern.compile(words);
    }

    /** As the reading has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Kind> of(String message) {
      for (Kind kind : values()) {
        if (kind.words.matcher(message).find()) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** Priority and facility, sequence number, time, flags; then the message (Documentation/ABI/testing/dev-kmsg). */
  private static final Pattern RECORD = Pattern.compile("\\d+,\\d+,(\\d{1,18}),[^;]*;([^\\n]*)");
  /** {@code usb 1-4.2:}, {@code uvcvideo 1-9:1.1:}; a port of a hub is {@code usb usb1-port1:}, {@code usb 1-1-port3:}. */
  private static final Pattern PLACE = Pattern
      .compile("^\\S+ (?:usb(\\d+)|(\\d+-\\d+(?:\\.\\d+)*))(?:-port(\\d+)|:\\d+\\.\\d+)?: ");

  /** What a record of {@code /dev/kmsg} tells; nothing when it is of something else. */
  public static Optional<KernelFault> ofRecord(String record) {
    Matcher m = RECORD.matcher(record);
    return m.lookingAt() ? ofMessage(m.group(2), Long.parseLong(m.group(1))) : Optional.empty();
  }

  /** The same of a message alone. */
  static Optional<KernelFault> ofMessage(String message, long sinceBoot) {
    Matcher place = PLACE.matcher(message);
    return place.find()
        ? port(place).flatMap(port -> Kind.of(message).map(kind -> new KernelFault(port, kind, sinceBoot)))
        : Optional.empty();
  }

  private static Optional<String> port(Matcher place) {
    String bus = place.group(1);
    String hub = place.group(2);
    String number = place.group(3);
    if (bus != null) {
      return Optional.ofNullable(number).map(n -> bus + '-' + n);
    }
    return Optional.of(number == null ? hub : hub + '.' + number);
  }
}
