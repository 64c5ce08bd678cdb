// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.lab.usbip.UsbSpeed;

/** A device as its file under {@code lab/devices} describes it; makes as many of them as are wanted. */
public record DeviceModel(Yaml yaml) {
  private static final Pattern USB_ID = Pattern.compile("([0-9a-f]{4}):([0-9a-f]{4})");
  private static final String UPDATE = "update-mode";

  public static DeviceModel named(String name) {
    Yaml yaml = Yaml.resource("/lab/devices/" + name + ".yaml");
    return new DeviceModel(
        yaml.only("maker", "product", "usb", "release", "serial", "speed", "functions", UPDATE));
  }

  /** What differs from the file: another serial number, a slower port, a broken description, the update mode. */
  public record Variant(Optional<String> serial, Optional<UsbSpeed> atMost, DescriptorFault fault,
      boolean updating) {
    public static final Variant PLAIN = new Variant(Optional.empty(), Optional.empty(), DescriptorFault.NONE, false);

    public Variant serial(String other) {
      return new Variant(Optional.of(other), atMost, fault, updating);
    }

    public Variant atMost(UsbSpeed limit) {
      return new Variant(serial, Optional.of(limit), fault, updating);
    }

    public Variant fault(DescriptorFault other) {
      return new Variant(serial, atMost, other, updating);
    }

    public Variant updating(boolean now) {
      return new Variant(serial, atMost, fault, now);
    }
  }

  /** A device that has just got power. */
  public EmulatedDevice make(Variant variant) {
    if (variant.updating() && !yaml.has(UPDATE)) {
      throw new IllegalArgumentException(yaml.place() + ": has no " + UPDATE);
    }
    Yaml shape = variant.updating() ? yaml.child(UPDATE).only("product", "usb", "functions", "speed") : yaml;
    Identity identity = identity(shape, variant);
    Layout layout = new Layout();
    List<Function> functions = new ArrayList<>();
    shape.children("functions").forEach(each -> functions.add(Functions.make(each, layout, identity.speed())));
    return new EmulatedDevice(Descriptors.compose(identity, functions, layout), variant.fault(), functions);
  }

  private Identity identity(Yaml shape, Variant variant) {
    Matcher id = USB_ID.matcher(shape.text("usb"));
    if (!id.matches()) {
      throw new IllegalArgumentException(shape.place() + ": usb must be vvvv:pppp, not " + shape.text("usb"));
    }
    UsbSpeed own = Knobs.word(UsbSpeed.class, shape.optionalText("speed").orElse(yaml.text("speed")));
    UsbSpeed speed = variant.atMost().filter(limit -> limit.compareTo(own) < 0).orElse(own);
    return new Identity(Integer.parseInt(id.group(1), 16), Integer.parseInt(id.group(2), 16),
        Integer.parseInt(yaml.text("release"), 16), yaml.text("maker"), shape.text("product"),
        variant.serial().or(() -> yaml.optionalText("serial")), speed);
  }

  /** Everything that a test may turn on the device. */
  public static Map<String, Function.Knob> knobs(EmulatedDevice device) {
    Map<String, Function.Knob> all = new java.util.TreeMap<>();
    device.functions().forEach(function -> function.knobs().forEach((name, knob) -> {
      if (all.put(name, knob) != null) {
        throw new IllegalStateException("two knobs are called " + name);
      }
    }));
    return all;
  }
}
