// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final List<DeviceProfile> profiles;
  private final List<DeviceClass> classes;
  private final List<RoomStandard> standards;
  private final Map<Object, Claim> claims = new HashMap<>();
  private final Map<Integer, List<Claim>> byVendor = new HashMap<>();
  private final Map<DeviceKind, DeviceClass> byKind = new EnumMap<>(DeviceKind.class);

  private record Claim(DeviceProfile profile, DevicePart part) {
    Recognised.Model by(MatchedBy by, Object evidence) {
      return new Recognised.Model(profile, part, by, evidence.toString());
    }
  }

  public ProfileCatalog(List<DeviceProfile> profiles, List<DeviceClass> classes, List<RoomStandard> standards) {
    this.profiles = List.copyOf(profiles);
    this.classes = List.copyOf(classes);
    this.standards = List.copyOf(standards);
    this.profiles.forEach(profile -> profile.parts().forEach(part -> claim(new Claim(profile, part))));
    this.classes.forEach(known -> byKind.putIfAbsent(known.part().kind(), known));
  }

  private void claim(Claim claim) {
    PartMatch match = claim.part().match();
    match.usb().forEach(id -> claims.putIfAbsent(id, claim));
    match.notReady().keySet().forEach(id -> claims.putIfAbsent(id, claim));
    match.products().forEach(name -> claims.putIfAbsent(name, claim));
    match.displays().forEach(name -> claims.putIfAbsent(name, claim));
    match.vendors().forEach(vendor -> byVendor.computeIfAbsent(vendor, _ -> new ArrayList<>()).add(claim));
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
        .or(() -> Optional.ofNullable(byKind.get(device.kind())).map(Recognised.OfClass::new));
  }

  private Optional<Recognised.Model> model(Device device) {
    UsbIdentity usb = device.usb();
    if (usb == null) {
      return Marks.display(device).flatMap(name -> claimed(name, MatchedBy.DISPLAY));
    }
    return claimed(usb.id(), MatchedBy.USB_ID)
        .or(() -> Marks.product(device).flatMap(name -> claimed(name, MatchedBy.PRODUCT)))
        .or(() -> byVendor.getOrDefault(usb.id().vendor(), List.of()).stream()
            .filter(c -> device.capabilities().containsAll(c.part().match().roles())).findFirst()
            .map(c -> c.by(MatchedBy.VENDOR, Marks.vendor(usb.id().vendor()))));
  }

  private Optional<Recognised.Model> claimed(Object mark, MatchedBy by) {
    return Optional.ofNullable(claims.get(mark)).map(claim -> claim.by(by, mark));
  }
}
