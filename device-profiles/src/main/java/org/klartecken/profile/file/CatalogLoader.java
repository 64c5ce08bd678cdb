// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;

/**
 * Loads profiles and room standards: the site's own, then the shipped ones that the site does not replace.
 *
 * <p>A profile is {@code profiles/<maker>/<model>.yaml}, a standard {@code standards/<id>.yaml}; the path is the id.
 */
public final class CatalogLoader {
  private static final Pattern PROFILE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern STANDARD_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final List<FileError> errors = new ArrayList<>();
  private final Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
  private final List<RoomStandard> standards = new ArrayList<>();

  private CatalogLoader() {
  }

  /** What is shipped. */
  public static LoadedCatalog shipped() {
    return new CatalogLoader().addShipped(List.of());
  }

  /** The shipped profiles without any standard, for an agent that judges nothing: it starts a third sooner. */
  public static LoadedCatalog shippedProfiles() {
    CatalogLoader loader = new CatalogLoader();
    loader.addProfiles(Source.shipped("profiles", loader.errors));
    return loader.loaded();
  }

  /** What lies in the site's folder, which wins, and what is shipped. */
  public static LoadedCatalog withSite(Path site) {
    CatalogLoader loader = new CatalogLoader();
    if (!Files.isDirectory(site)) {
      loader.errors.add(new FileError(site.toString(), 0, 0, FileFault.UNREADABLE, "no such folder",
          "a folder with profiles and standards"));
    }
    loader.addProfiles(Source.folder(site.resolve("profiles"), loader.errors));
    return loader.addShipped(Source.folder(site.resolve("standards"), loader.errors));
  }

  private LoadedCatalog addShipped(List<SourceFile> ownStandards) {
    addProfiles(Source.shipped("profiles", errors));
    addStandards(named(ownStandards), Source.shipped("standards", errors));
    return loaded();
  }

  private LoadedCatalog loaded() {
    return new LoadedCatalog(new ProfileCatalog(List.copyOf(profiles.values()), standards),
        errors);
  }

  private void addProfiles(List<SourceFile> files) {
    List<DeviceProfile> own = new ArrayList<>();
    for (SourceFile file : files) {
      if (isNamed(file, PROFILE_ID, "profiles/<maker>/<model>.yaml") && !profiles.containsKey(file.id())) {
        switch (ProfileReader.read(file.id(), file.shown(), file.octets())) {
          case FileRead.Good<DeviceProfile>(DeviceProfile profile) -> own.add(profile);
          case FileRead.Bad<DeviceProfile>(List<FileError> wrong) -> errors.addAll(wrong);
        }
      }
    }
    tellOfIdsClaimedTwice(own);
    own.forEach(profile -> profiles.put(profile.id(), profile));
  }

  private void addStandards(List<SourceFile> own, List<SourceFile> shipped) {
    StandardFiles files = new StandardFiles(own, shipped);
    standards.addAll(files.standards());
    errors.addAll(files.errors());
    Map<String, String> replaced = new HashMap<>();
    for (RoomStandard standard : standards) {
      for (String id : standard.replaces()) {
        String first = replaced.putIfAbsent(id, standard.id());
        if (first != null) {
          errors.add(new FileError("standards/" + standard.id() + ".yaml", 0, 0, FileFault.CLAIMED_TWICE,
              id + " is replaced by " + first + " already", "each id replaced once"));
        }
      }
    }
  }

  private List<SourceFile> named(List<SourceFile> files) {
    return files.stream().filter(file -> isNamed(file, STANDARD_ID, "standards/<id>.yaml")).toList();
  }

  private boolean isNamed(SourceFile file, Pattern shape, String expected) {
    boolean named = shape.matcher(file.id()).matches();
    if (!named) {
      errors.add(new FileError(file.shown(), 0, 0, FileFault.WRONG_WORD, "the file lies in the wrong place", expected));
    }
    return named;
  }

  /** Within one source only: that a site's profile takes an id of a shipped one is how sites mend profiles. */
  private void tellOfIdsClaimedTwice(List<DeviceProfile> own) {
    Map<Object, String> claims = new HashMap<>();
    for (DeviceProfile profile : own) {
      Set<UsbId> ids = new TreeSet<>(profile.usbIds());
      ids.addAll(profile.notReadyIds().keySet());
      List<Object> claimed = new ArrayList<>(ids);
      claimed.addAll(profile.displayNames());
      for (Object id : claimed) {
        String first = claims.putIfAbsent(id, profile.id());
        if (first != null) {
          errors.add(new FileError("profiles/" + profile.id() + ".yaml", 0, 0, FileFault.CLAIMED_TWICE,
              id + " belongs to " + first + " already", "each id in one profile"));
        }
      }
    }
  }
}
