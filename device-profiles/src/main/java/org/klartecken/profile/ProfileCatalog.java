// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbIdentity;

/**
 * The profiles, classes and room standards that are in force. Immutable.
 *
 * <p>Where two profiles claim one id, or two standards have one name, the earlier in the list holds; the loader puts
 * the site's own before the shipped ones.
 */
public final class ProfileCatalog implements DeviceProfiles {
  /** The standard of a room PC that has just enrolled. */
  public static final String DEFAULT_STANDARD = "hybrid-small";

  private final String edition;
  private final List<DeviceProfile> profiles;
  private final List<DeviceClass> classes;
  private final List<RoomStandard> standards;
  /** Ready-made answers by mark: a server asks for every device of every report. */
  private final Map<Object, Recognised.Model> byMark = new HashMap<>();
  private final Map<Integer, List<Recognised.Model>> byVendor = new HashMap<>();
  private final Set<Integer> vendorsWithProducts = new HashSet<>();
  private final Map<DeviceKind, Recognised.OfClass> byKind = new EnumMap<>(DeviceKind.class);

  /** A catalogue that was put together by hand, and so is no edition of anything. */
  public ProfileCatalog(List<DeviceProfile> profiles, List<DeviceClass> classes, List<RoomStandard> standards) {
    this("", profiles, classes, standards);
  }

  /** @param edition see {@link #edition()} */
  public ProfileCatalog(String edition, List<DeviceProfile> profiles, List<DeviceClass> classes,
      List<RoomStandard> standards) {
    this.edition = edition;
    this.profiles = List.copyOf(profiles);
    this.classes = List.copyOf(classes);
    this.standards = List.copyOf(standards);
    this.profiles.forEach(profile -> profile.parts().forEach(part -> claim(profile, part)));
    this.classes.forEach(known -> byKind.putIfAbsent(known.part().kind(), new Recognised.OfClass(known)));
  }

  private void claim(DeviceProfile profile, DevicePart part) {
    PartMatch match = part.match();
    Stream.concat(match.usb().stream(), match.notReady().keySet().stream())
        .forEach(id -> claim(profile, part, MatchedBy.USB_ID, id));
    match.displays().forEach(name -> claim(profile, part, MatchedBy.DISPLAY, name));
    for (String name : match.products()) {
      claim(profile, part, MatchedBy.PRODUCT, name);
      vendorsWithProducts.add(Integer.parseInt(name.substring(0, 4), 16));
    }
    match.vendors().forEach(vendor -> byVendor.computeIfAbsent(vendor, _ -> new ArrayList<>())
        .add(new Recognised.Model(profile, part, MatchedBy.VENDOR, Marks.vendor(vendor))));
  }

  private void claim(DeviceProfile profile, DevicePart part, MatchedBy by, Object mark) {
    byMark.putIfAbsent(mark, new Recognised.Model(profile, part, by, mark.toString()));
  }

  /**
   * Names the files that it was read from, each octet of them: two catalogues of one edition, read by one program, say
   * the same of everything. The empty text is no edition, and says nothing.
   */
  public String edition() {
    return edition;
  }

  public List<DeviceProfile> profiles() {
    return profiles;
  }

  /** The classes that judge unknown devices, one for a kind. */
  public List<DeviceClass> classes() {
    return classes;
  }

  public List<RoomStandard> standards() {
    return standards;
  }

  /** The standard of that id, else the one that replaces it. */
  public Optional<RoomStandard> standard(String id) {
    return standards.stream().filter(s -> s.id().equals(id)).findFirst()
        .or(() -> standards.stream().filter(s -> s.replaces().contains(id)).findFirst());
  }

  /** The model of this device; empty for one that nobody described. */
  public Optional<DeviceProfile> match(Device device) {
    return model(device).map(Recognised.Model::profile);
  }

  @Override
  public Optional<Recognised> recognise(Device device) {
    return model(device).<Recognised>map(known -> known)
        .or(() -> Optional.ofNullable(byKind.get(device.kind())));
  }

  private Optional<Recognised.Model> model(Device device) {
    UsbIdentity usb = device.usb();
    if (usb == null) {
      return Marks.display(device).map(byMark::get);
    }
    Recognised.Model byId = byMark.get(usb.id());
    return byId != null
        ? Optional.of(byId)
        : byProduct(device, usb.id().vendor()).or(() -> byVendor(device, usb.id().vendor()));
  }

  private Optional<Recognised.Model> byProduct(Device device, int vendor) {
    return vendorsWithProducts.contains(vendor) ? Marks.product(device).map(byMark::get) : Optional.empty();
  }

  private Optional<Recognised.Model> byVendor(Device device, int vendor) {
    return byVendor.getOrDefault(vendor, List.of()).stream()
        .filter(m -> device.capabilities().containsAll(m.part().match().roles())).findFirst();
  }
}
