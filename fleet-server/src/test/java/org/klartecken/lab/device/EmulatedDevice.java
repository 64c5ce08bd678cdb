// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.DeviceEntry;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbDevice;

/** A device with power, made of functions: answers the standard requests (USB 2.0, 9.4) and passes the others on. */
public final class EmulatedDevice implements UsbDevice {
  private final Descriptors descriptors;
  private final DescriptorFault fault;
  private final List<Function> functions;
  private final Map<Integer, Function> byInterface = new HashMap<>();
  private final Map<Integer, Integer> alternates = new HashMap<>();
  private final Map<Integer, Pipe> pipes = new HashMap<>();
  private final Map<Integer, Function> byEndpoint = new HashMap<>();

  EmulatedDevice(Descriptors descriptors, DescriptorFault fault, List<Function> functions) {
    this.descriptors = descriptors;
    this.fault = fault;
    this.functions = List.copyOf(functions);
    for (Function function : functions) {
      function.interfaces().forEach(number -> byInterface.put(number, function));
      pipes.putAll(function.pipes());
      function.pipes().keySet().forEach(address -> byEndpoint.put(address, function));
    }
  }

  public Descriptors descriptors() {
    return descriptors;
  }

  public List<Function> functions() {
    return functions;
  }

  public Optional<byte[]> bos() {
    return Descriptors.bos(descriptors.speed(), functions);
  }

  @Override
  public DeviceEntry entry() {
    return descriptors.entry();
  }

  @Override
  public Optional<Pipe> pipe(int endpointAddress) {
    return Optional.ofNullable(pipes.get(endpointAddress));
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    return setup.kind() == 0 ? standard(setup, data) : special(setup, data);
  }

  private ControlReply standard(Setup setup, byte[] data) {
    return switch (setup.code()) {
      case 0x8006 -> descriptor(setup);
      case 0x8000, 0x8100, 0x8200 -> ControlReply.of(0, 0); // GET_STATUS: bus powered, not halted
      case 0x8008 -> ControlReply.of(1); // GET_CONFIGURATION
      case 0x0009 -> fault == DescriptorFault.NO_CONFIGURATION ? ControlReply.STALL : ControlReply.DONE;
      case 0x810A -> ControlReply.of(alternates.getOrDefault(setup.index(), 0));
      case 0x010B -> alternate(setup.index(), setup.value());
      // clear and set feature, set SEL and isochronous delay: nothing depends on them here
      case 0x0001, 0x0101, 0x0201, 0x0003, 0x0103, 0x0203, 0x0030, 0x0031 -> ControlReply.DONE;
      default -> special(setup, data); // the report descriptor of a HID interface
    };
  }

  private ControlReply alternate(int interfaceNumber, int setting) {
    Function function = byInterface.get(interfaceNumber);
    if (function == null) {
      return ControlReply.STALL;
    }
    alternates.put(interfaceNumber, setting);
    function.alternate(interfaceNumber, setting);
    return ControlReply.DONE;
  }

  private ControlReply descriptor(Setup setup) {
    int index = setup.value() & 0xFF;
    return switch (setup.value() >> 8) {
      case 0x01 -> new ControlReply.Data(descriptors.device());
      case 0x02 -> new ControlReply.Data(fault.configuration(descriptors.configuration()));
      case 0x03 -> fault == DescriptorFault.NO_STRINGS ? ControlReply.STALL : string(index);
      case 0x0F -> bos().<ControlReply>map(ControlReply.Data::new).orElse(ControlReply.STALL);
      default -> ControlReply.STALL; // a device qualifier, too: it works at one speed only
    };
  }

  private ControlReply string(int index) {
    if (index == 0) {
      return ControlReply.of(4, 3, 0x09, 0x04); // English (United States)
    }
    if (index > descriptors.strings().size()) {
      return ControlReply.STALL;
    }
    byte[] text = descriptors.strings().get(index - 1).getBytes(StandardCharsets.UTF_16LE);
    return new ControlReply.Data(new Octets().descriptor(0x03, new Octets().all(text)).bytes());
  }

  private ControlReply special(Setup setup, byte[] data) {
    Function owner = switch (setup.recipient()) {
      case 1 -> byInterface.get(setup.index() & 0xFF);
      case 2 -> byEndpoint.get(setup.index() & 0xFF);
      default -> null;
    };
    if (owner != null) {
      return owner.control(setup, data);
    }
    return functions.stream().map(function -> function.control(setup, data))
        .filter(reply -> !(reply instanceof ControlReply.Stall)).findFirst().orElse(ControlReply.STALL);
  }

  @Override
  public String toString() {
    DeviceEntry entry = entry();
    return "%04x:%04x at %s".formatted(entry.vendor(), entry.product(), entry.speed());
  }
}
