// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.DisplayConnectors.DisplayConnector;
import org.klartecken.agent.protocol.edid.Edid;
import org.klartecken.agent.protocol.edid.EdidDecoder;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.Printable;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ReadingName;
import org.klartecken.profile.DeviceProfiles;

/** What is attached to a Linux PC, read from {@code /sys} and {@code /proc} below a root. */
public final class LinuxInventory implements DeviceInventory {
  /** Failures of the look itself, rather than of one device, go under this name to the PC. */
  public static final ReadingName LOOK = new ReadingName("host.devices");

  /** Of a device that could not be asked for its names. */
  static final ReadingName NAMES = new ReadingName("usb.names");

  private final SystemRoot root;
  private final UsbNames names = new UsbNames();
  private final UsbDepartures departures = new UsbDepartures();
  private final Supplier<DeviceProfiles> profiles;
  private @Nullable DeviceProfiles known;

  public LinuxInventory(SystemRoot root, DeviceProfiles known) {
    this(root, () -> known);
  }

  /** With profiles that are opened at the first look, on the thread that looks. */
  public LinuxInventory(SystemRoot root, Supplier<DeviceProfiles> profiles) {
    this.root = root;
    this.profiles = profiles;
  }

  @Override
  public Inventory look(Instant now) {
    DeviceJoin join = new DeviceJoin(known());
    join.host(HostDevice.read(root));
    UsbTree tree = UsbTree.read(root, names, departures);
    List<Part> parts = parts();
    join.usb(tree.nodes(), parts);
    join.builtIn(parts);
    for (DisplayConnector connector : DisplayConnectors.read(root)) {
      if (connector.isUsed()) {
        display(join, connector);
      }
    }
    return new Inventory(join.devices(), failures(tree, now));
  }

  private DeviceProfiles known() {
    DeviceProfiles read = known;
    if (read == null) {
      read = profiles.get();
      known = read;
    }
    return read;
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    VideoNodes.read(root).forEach(v -> parts.add(Part.of(v)));
    SoundCards.read(root).forEach(c -> parts.add(Part.of(c)));
    SerialPorts.read(root).forEach(s -> parts.add(Part.of(s)));
    NetworkLinks.read(root).forEach(l -> parts.add(Part.of(l)));
    return parts;
  }

  private static void display(DeviceJoin join, DisplayConnector connector) {
    Optional<Edid> edid = connector.directory().content("edid", SysDirectory.LARGEST).octets()
        .filter(octets -> octets.length > 0).map(EdidDecoder::decode);
    String model = edid.flatMap(Edid::label).map(LinuxInventory::shown).orElse(null);
    String maker = edid.map(Edid::maker).orElse(null);
    DisplayIdentity identity = new DisplayIdentity(connector.connector(), maker, model,
        edid.map(Edid::product).orElse(null), edid.flatMap(Edid::serial).map(LinuxInventory::shown).orElse(null));
    join.display(connector, identity,
        Objects.requireNonNullElseGet(model, () -> "Display on " + connector.connector()));
  }

  private List<ProbeFailure> failures(UsbTree tree, Instant now) {
    List<ProbeFailure> failures = new ArrayList<>();
    if (!root.directory("sys").exists()) {
      failures
          .add(new ProbeFailure(DeviceId.HOST, LOOK, FailureReason.UNSUPPORTED, "there is no /sys to look at", now));
    }
    tree.unreadable().forEach(port -> failures.add(new ProbeFailure(DeviceId.HOST, LOOK, FailureReason.MALFORMED_REPLY,
        "the USB device on port " + port.path() + " has no readable ids", now)));
    tree.nodes().stream().filter(UsbNode::hung).forEach(node -> failures.add(new ProbeFailure(node.port().id(), NAMES,
        FailureReason.TIMEOUT, "the kernel waits for the device, and does not tell its names meanwhile", now)));
    return failures;
  }

  private static String shown(String text) {
    String cleaned = Printable.clean(text).strip();
    return cleaned.length() > SysDirectory.LONGEST_TEXT ? cleaned.substring(0, SysDirectory.LONGEST_TEXT) : cleaned;
  }
}
