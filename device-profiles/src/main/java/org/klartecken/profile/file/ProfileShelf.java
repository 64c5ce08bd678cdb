// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.Marks;
import org.klartecken.profile.MatchedBy;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.Recognised;

/**
 * The shipped profiles for a program that meets a handful of devices: nothing is parsed but the files that mention one
 * of them.
 *
 * <p>The files are kept as they are, some hundred kilobytes, and searched for a device's marks; what they say is then
 * read by the parser, so a mention in a remark does no harm. There is no index that could be out of date. Answers as
 * {@code ProfileCatalog} does, which a test holds for every mark of every shipped profile. Not thread-safe.
 */
public final class ProfileShelf implements DeviceProfiles {
  /** A room has twenty devices; a PC on which hundreds come and go must not fill the memory. */
  private static final int MOST_KNOWN = 200;

  private final List<SourceFile> files;
  /** All files, one after the other, octet by octet: one search instead of hundreds. */
  private final String all;
  private final int[] ends;
  private final ClassShelf classes;
  private final List<FileError> errors;
  private final Map<String, Optional<DeviceProfile>> parsed = new HashMap<>();
  private final Map<Key, Optional<Recognised>> known = new HashMap<>();

  private record Key(@Nullable UsbId id, Optional<String> name, DeviceKind kind, Set<Capability> can) {
  }

  private ProfileShelf(List<SourceFile> files, ClassShelf classes, List<FileError> errors) {
    this.files = files;
    this.ends = new int[files.size()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < ends.length; i++) {
      joined.append(new String(files.get(i).octets(), StandardCharsets.ISO_8859_1)).append('\n');
      ends[i] = joined.length();
    }
    this.all = joined.toString();
    this.classes = classes;
    this.errors = errors;
  }

  static ProfileShelf shipped() {
    List<FileError> errors = new ArrayList<>();
    ClassShelf classes = new ClassShelf();
    classes.add(Source.shipped("classes", errors));
    return new ProfileShelf(Source.shipped("profiles", errors), classes, errors);
  }

  /** What is wrong with the files that had to be read so far. */
  public List<FileError> errors() {
    return Stream.concat(errors.stream(), classes.errors().stream()).toList();
  }

  @Override
  public Optional<Recognised> recognise(Device device) {
    UsbIdentity usb = device.usb();
    Optional<String> name = usb == null ? Marks.display(device) : Marks.product(device);
    Key key = new Key(usb == null ? null : usb.id(), name, device.kind(), device.capabilities());
    if (known.size() > MOST_KNOWN) {
      known.clear();
      parsed.clear();
    }
    Optional<Recognised> before = known.get(key);
    if (before != null) {
      return before;
    }
    Optional<Recognised> found = model(device, usb, name).<Recognised>map(model -> model)
        .or(() -> classes.judging(device.kind()).map(Recognised.OfClass::new));
    known.put(key, found);
    return found;
  }

  private Optional<Recognised.Model> model(Device device, @Nullable UsbIdentity usb, Optional<String> name) {
    if (usb == null) {
      return name.flatMap(n -> find(n, MatchedBy.DISPLAY, match -> match.displays().contains(n)));
    }
    UsbId id = usb.id();
    return find(id.toString(), MatchedBy.USB_ID,
        match -> match.usb().contains(id) || match.notReady().containsKey(id))
        .or(() -> name.flatMap(n -> find(n, MatchedBy.PRODUCT, match -> match.products().contains(n))))
        .or(() -> find(Marks.vendor(id.vendor()), MatchedBy.VENDOR, match -> match.vendors().contains(id.vendor())
            && device.capabilities().containsAll(match.roles())));
  }

  private Optional<Recognised.Model> find(String mark, MatchedBy by, Predicate<PartMatch> claims) {
    String octets = new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf(octets); at >= 0; at = all.indexOf(octets, at)) {
      int file = fileAt(at);
      Optional<DeviceProfile> profile = parse(files.get(file));
      for (DevicePart part : profile.map(DeviceProfile::parts).orElse(List.of())) {
        if (claims.test(part.match())) {
          return profile.map(p -> new Recognised.Model(p, part, by, mark));
        }
      }
      at = ends[file];
    }
    return Optional.empty();
  }

  private int fileAt(int position) {
    int found = Arrays.binarySearch(ends, position + 1);
    return found >= 0 ? found : -found - 1;
  }

  private Optional<DeviceProfile> parse(SourceFile file) {
    return parsed.computeIfAbsent(file.id(),
        _ -> switch (file.parsed(classes)) {
          case FileRead.Good<DeviceProfile>(DeviceProfile profile) -> Optional.of(profile);
          case FileRead.Bad<DeviceProfile>(List<FileError> wrong) -> {
            errors.addAll(wrong);
            yield Optional.empty();
          }
        });
  }
}
