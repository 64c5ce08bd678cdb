// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import static org.klartecken.agent.protocol.Problems.hex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;
import org.klartecken.contract.UsbId;

/** Gathers what follows a configuration descriptor, USB 3.2 §9.6.3 to §9.6.8. */
final class ConfigurationBuilder {
  private final int start;
  private final int totalLength;
  private final int interfacesTold;
  private final int value;
  private final int attributes;
  private final int power;
  private final @Nullable UsbId id;
  private final Problems problems;
  private final List<InterfaceAssociation> associations = new ArrayList<>();
  private final List<UsbInterface> interfaces = new ArrayList<>();
  private @Nullable InterfaceBuilder open;
  private boolean strays;
  private int last;

  ConfigurationBuilder(RawDescriptor raw, @Nullable UsbId id, Problems problems) {
    this.id = id;
    this.problems = problems;
    start = raw.start();
    last = start + raw.length();
    totalLength = raw.u16(2);
    interfacesTold = raw.u8(4);
    value = raw.u8(5);
    attributes = raw.u8(7);
    power = raw.u8(8);
    raw.report(problems, "configuration descriptor");
  }

  /** Where the configuration ends by its own word. */
  int end() {
    return start + totalLength;
  }

  void take(RawDescriptor raw) {
    last = raw.start() + raw.length();
    switch (raw.type()) {
      case 0x04 -> {
        close();
        open = new InterfaceBuilder(raw, id, problems);
      }
      case 0x0b -> {
        associations.add(new InterfaceAssociation(raw.u8(2), raw.u8(3), raw.u8(4), raw.u8(5), raw.u8(6)));
        raw.expect(8);
        raw.report(problems, "interface association");
      }
      case 0x09 -> raw.expect(3); // OTG
      default -> {
        if (open == null) {
          // the first will do: hostile octets hold thousands
          if (!strays) {
            problems.note(raw.start(), "a descriptor of type " + hex(raw.type()) + " before any interface");
          }
          strays = true;
        } else {
          open.take(raw);
        }
      }
    }
  }

  private void close() {
    if (open != null) {
      UsbInterface built = open.build();
      if (interfaces.stream().anyMatch(i -> i.number() == built.number() && i.alternate() == built.alternate())) {
        problems.note(open.start(),
            "interface " + built.number() + " setting " + built.alternate() + " is described twice");
      }
      interfaces.add(built);
      open = null;
    }
  }

  /** The configuration, and what its counts got wrong. */
  UsbConfiguration build(int dataLength) {
    close();
    if (totalLength != last - start) {
      boolean cut = end() > dataLength;
      problems.note(start + 2, "the configuration says it has " + totalLength + " octets, but "
          + (last - start) + " are there" + (cut ? ": the file is cut short" : ""));
    }
    long numbers = interfaces.stream().mapToInt(UsbInterface::number).distinct().count();
    if (numbers != interfacesTold) {
      problems.note(start + 4,
          "the configuration tells of " + interfacesTold + " interfaces, but " + numbers + " follow");
    }
    return new UsbConfiguration(value, (attributes & 0x40) != 0, power, associations, interfaces);
  }
}
