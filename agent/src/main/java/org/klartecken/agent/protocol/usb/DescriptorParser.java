// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.klartecken.agent.protocol.Problems.hex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;

/**
 * Binary descriptors to records. Takes what sysfs calls {@code descriptors}, with {@code bos_descriptors} behind it or
 * not, and each part alone: a device descriptor, a configuration, a binary object store. Never throws, whatever the
 * octets: what cannot be read is named among the problems, and reading goes on where it can.
 */
public final class DescriptorParser {
  /** More descriptors than any device has; hostile octets stop here. */
  private static final int MOST = 10_000;
  private static final int DEVICE = 0x01;
  private static final int CONFIGURATION = 0x02;
  private static final int OTHER_SPEED = 0x07;
  private static final int BOS = 0x0f;

  private final byte[] data;
  private final Problems problems = new Problems();
  private final List<UsbConfiguration> configurations = new ArrayList<>();
  private final List<DeviceCapability> capabilities = new ArrayList<>();
  private @Nullable DeviceDescriptor device;
  private @Nullable ConfigurationBuilder open;
  private int capabilitiesTold;
  private boolean strays;

  private DescriptorParser(byte[] data) {
    this.data = data;
  }

  /** Understands as much as possible of these octets. */
  public static UsbDescriptors parse(byte[] octets) {
    return new DescriptorParser(octets.clone()).parse();
  }

  private UsbDescriptors parse() {
    if (data.length == 0) {
      problems.note(0, "there are no octets");
    } else if (!startsDescriptors()) {
      problems.note(0, "these are no USB descriptors: they begin neither with a device, a configuration nor a BOS");
    } else {
      walk();
      close();
      compareCounts();
    }
    return new UsbDescriptors(device, configurations, capabilities, problems.found());
  }

  /** A device descriptor cut short after its first octet is still one. */
  private boolean startsDescriptors() {
    int type = data.length < 2 ? DEVICE : data[1] & 0xff;
    return type == DEVICE || type == CONFIGURATION || type == OTHER_SPEED || type == BOS;
  }

  private void walk() {
    int at = 0;
    int seen = 0;
    while (at < data.length) {
      int left = data.length - at;
      int length = data[at] & 0xff;
      if (length < 2 || left < 2) {
        at = skip(at, length);
      } else if (++seen > MOST) {
        problems.note(at, "more than " + MOST + " descriptors; the other " + left + " octets were not read");
        return;
      } else {
        if (length > left) {
          problems.note(at, "a descriptor of type " + hex(data[at + 1] & 0xff) + " says it has " + length
              + " octets, but only " + left + " are left");
        }
        take(new RawDescriptor(data, at, Math.min(length, left)));
        at += length;
      }
    }
  }

  /** Goes on at the end of the open configuration if there is one ahead, else gives up the rest. */
  private int skip(int at, int length) {
    if (onlyZeros(at)) {
      problems.note(at, "the last " + (data.length - at) + " octets are padding");
      return data.length;
    }
    String wrong = data.length - at < 2
        ? "one octet is left over"
        : "a descriptor says it has " + length + (length == 1 ? " octet" : " octets") + ", but 2 is the least";
    int end = open == null ? data.length : open.end();
    if (end > at && end < data.length) {
      problems.note(at, wrong + "; reading goes on at offset " + hex(end));
      return end;
    }
    problems.note(at, wrong + "; the last " + (data.length - at) + " octets were not read");
    return data.length;
  }

  private boolean onlyZeros(int from) {
    for (int i = from; i < data.length; i++) {
      if (data[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void take(RawDescriptor raw) {
    switch (raw.type()) {
      case DEVICE -> takeDevice(raw);
      case CONFIGURATION, OTHER_SPEED -> {
        close();
        open = new ConfigurationBuilder(raw, device == null ? null : device.id(), problems);
      }
      case BOS -> {
        close();
        capabilitiesTold = raw.u8(4);
        raw.report(problems, "binary object store");
      }
      case 0x10 -> capabilities.add(BosParser.capability(raw, problems));
      case 0x06 -> raw.expect(10); // device qualifier: nothing in it that the other descriptors do not say
      default -> {
        if (open == null) {
          // the first will do: hostile octets hold thousands
          if (!strays) {
            problems.note(raw.start(), "a descriptor of type " + hex(raw.type()) + " outside of any configuration");
          }
          strays = true;
        } else {
          open.take(raw);
        }
      }
    }
  }

  private void takeDevice(RawDescriptor raw) {
    if (device != null || open != null) {
      problems.note(raw.start(), "another device descriptor; it was not read");
      return;
    }
    if (raw.length() < DeviceDescriptor.UP_TO_IDS) {
      problems.note(raw.start(), "the device descriptor has " + raw.length() + " octets and ends before the ids");
      return;
    }
    device = DeviceDescriptor.parse(raw, problems);
    if (raw.length() > DeviceDescriptor.SIZE) {
      problems.note(raw.start(), "the device descriptor says it has " + raw.length() + " octets, but 18 is its size");
    }
  }

  private void close() {
    if (open != null) {
      configurations.add(open.build(data.length));
      open = null;
    }
  }

  private void compareCounts() {
    // a device descriptor alone is complete in itself
    if (device != null && !configurations.isEmpty() && device.configurations() != configurations.size()) {
      problems.note(17, "the device descriptor tells of " + device.configurations() + " configurations, but "
          + configurations.size() + " follow");
    }
    if (capabilitiesTold != capabilities.size()) {
      problems.note(data.length, "the binary object store tells of " + capabilitiesTold + " capabilities, but "
          + capabilities.size() + " follow");
    }
  }
}
