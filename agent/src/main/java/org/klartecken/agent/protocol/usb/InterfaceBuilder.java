// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problems;
import org.klartecken.contract.UsbId;

/** Gathers what follows an interface descriptor, by the device class that the interface names. */
final class InterfaceBuilder {
  private static final int HID_OR_FUNCTIONAL = 0x21;
  private static final int CS_INTERFACE = 0x24;
  private static final int CS_ENDPOINT = 0x25;

  private final RawDescriptor head;
  private final Problems problems;
  private final int number;
  private final int interfaceClass;
  private final int subclass;
  private final int protocol;
  private final int endpointsTold;
  private final InterfaceRole role;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<ClassDescriptor> details = new ArrayList<>();
  private int classOctets;

  InterfaceBuilder(RawDescriptor raw, @Nullable UsbId id, Problems problems) {
    head = raw;
    this.problems = problems;
    number = raw.u8(2);
    endpointsTold = raw.u8(4);
    interfaceClass = raw.u8(5);
    subclass = raw.u8(6);
    protocol = raw.u8(7);
    role = InterfaceRole.of(interfaceClass, subclass, protocol, id);
    raw.expect(9);
    raw.report(problems, "interface descriptor");
  }

  int start() {
    return head.start();
  }

  void take(RawDescriptor raw) {
    switch (raw.type()) {
      case 0x05 -> {
        endpoints.add(Endpoint.parse(raw));
        raw.report(problems, "endpoint descriptor");
      }
      case 0x30 -> companion(raw);
      case 0x31 -> raw.expect(8); // SuperSpeedPlus isochronous companion
      case HID_OR_FUNCTIONAL -> details.add(functional(raw));
      case 0x29, 0x2a -> {
        details.add(new OtherDescriptor.Hub(raw.u8(2)));
        raw.report(problems, "hub descriptor");
      }
      case CS_INTERFACE -> {
        details.add(classSpecific(raw));
        classOctets += raw.length();
      }
      case CS_ENDPOINT -> {
        // sizes and delays of transfers: nothing in them that a room needs
      }
      default -> details.add(new OtherDescriptor.Unknown(raw.type(), raw.u8(2), raw.length()));
    }
  }

  private void companion(RawDescriptor raw) {
    if (endpoints.isEmpty()) {
      raw.note(problems, 0, "an endpoint companion without an endpoint before it");
    } else {
      endpoints.set(endpoints.size() - 1, endpoints.getLast().withBurst(raw.u8(2)));
    }
    raw.report(problems, "endpoint companion");
  }

  /** Descriptors of type 0x21 mean something else in each class. */
  private OtherDescriptor functional(RawDescriptor raw) {
    return switch (interfaceClass) {
      case 0x03 -> hid(raw);
      case 0xfe -> dfu(raw);
      case 0x0b -> {
        OtherDescriptor.SmartcardReader reader = new OtherDescriptor.SmartcardReader(raw.u16(2), raw.u8(4) + 1);
        raw.report(problems, "smart card descriptor");
        yield reader;
      }
      default -> new OtherDescriptor.Unknown(raw.type(), raw.u8(2), raw.length());
    };
  }

  /** HID 1.11 §6.2.1: a list of the descriptors below this one; the one of type 0x22 is the report descriptor. */
  private OtherDescriptor hid(RawDescriptor raw) {
    int reportLength = 0;
    for (int i = 0; i < raw.fitting(6, raw.u8(5), 3); i++) {
      if (raw.u8(6 + 3 * i) == 0x22 && reportLength == 0) {
        reportLength = raw.u16(7 + 3 * i);
      }
    }
    OtherDescriptor.Hid hid = new OtherDescriptor.Hid(raw.u16(2), raw.u8(4), reportLength);
    raw.report(problems, "HID descriptor");
    return hid;
  }

  private OtherDescriptor dfu(RawDescriptor raw) {
    int attributes = raw.u8(2);
    int timeout = raw.u16(3);
    int transfer = raw.u16(5);
    // DFU 1.0 ends before the release number
    int release = raw.length() >= 9 ? raw.u16(7) : 0x0100;
    raw.report(problems, "DFU descriptor");
    return new OtherDescriptor.Dfu((attributes & 1) != 0, (attributes & 2) != 0, timeout, transfer, release);
  }

  private ClassDescriptor classSpecific(RawDescriptor raw) {
    return switch (role) {
      case VIDEO_CONTROL -> VideoParser.control(raw, problems);
      case VIDEO_STREAMING -> VideoParser.streaming(raw, problems);
      case AUDIO_CONTROL -> AudioParser.control(raw, AudioParser.version(protocol), problems);
      case AUDIO_STREAMING -> AudioParser.streaming(raw, AudioParser.version(protocol), problems);
      default ->
        interfaceClass == 0x02 ? cdc(raw) : new OtherDescriptor.Unknown(raw.type(), raw.subtype(), raw.length());
    };
  }

  private CdcDescriptor cdc(RawDescriptor raw) {
    CdcDescriptor found = CdcDescriptor.parse(raw);
    raw.report(problems, "CDC descriptor of subtype " + raw.subtype());
    return found;
  }

  UsbInterface build() {
    if (endpointsTold != endpoints.size()) {
      head.note(problems, 4, "interface " + number + " setting " + head.u8(3) + " tells of " + endpointsTold
          + " endpoints, but " + endpoints.size() + " follow");
    }
    UsbInterface built = new UsbInterface(number, head.u8(3), interfaceClass, subclass, protocol, role, endpoints,
        details);
    new Tally(head, problems).check(built, classOctets);
    return built;
  }
}
