// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;

/**
 * Loads profiles and room standards: the site's own, then the shipped ones that the site does not replace.
 *
 * <p>A profile is {@code profiles/<maker>/<model>.yaml}, a class {@code classes/<id>.yaml}, a standard
 * {@code standards/<id>.yaml}; the path is the id.
 */
public final class CatalogLoader {
  private static final Pattern PROFILE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern CLASS_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern STANDARD_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final List<FileError> errors = new ArrayList<>();
  private final ClassShelf classes = new ClassShelf();
  private final Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
  private final List<RoomStandard> standards = new ArrayList<>();

  private CatalogLoader() {
  }

  /** What is shipped. */
  public static LoadedCatalog shipped() {
    CatalogLoader loader = new CatalogLoader();
    loader.addClasses(Source.shipped("classes", loader.errors));
    return loader.addShipped(List.of());
  }

  /**
   * The shipped profiles and classes, each file read when a device asks for it: for an agent, which needs those of a
   * handful of devices.
   */
  public static ProfileShelf shelf() {
    return ProfileShelf.shipped();
  }

  /** The shipped room standards alone, for whoever has the {@link #shelf} for the devices. */
  public static LoadedCatalog shippedStandards() {
    CatalogLoader loader = new CatalogLoader();
    loader.addStandards(List.of(), Source.shipped("standards", loader.errors));
    return loader.loaded();
  }

  /** What lies in the site's folder, which wins, and what is shipped. */
  public static LoadedCatalog withSite(Path site) {
    CatalogLoader loader = new CatalogLoader();
    if (!Files.isDirectory(site)) {
      loader.errors.add(new FileError(site.toString(), 0, 0, FileFault.UNREADABLE, Wording.NO_SUCH_FOLDER.of(),
          Wording.A_SITE_FOLDER.of()));
    }
    loader.addClasses(Source.folder(site.resolve("classes"), loader.errors));
    // those shipped are needed at once: a site's profile may be like one of them
    loader.addClasses(Source.shipped("classes", loader.errors));
    loader.addProfiles(Source.folder(site.resolve("profiles"), loader.errors));
    return loader.addShipped(Source.folder(site.resolve("standards"), loader.errors));
  }

  /** The profiles and classes of a folder alone, over the shipped classes: for those who look after the files. */
  static LoadedCatalog onlyFrom(Path folder) {
    CatalogLoader loader = new CatalogLoader();
    loader.addClasses(Source.folder(folder.resolve("classes"), loader.errors));
    loader.addClasses(Source.shipped("classes", loader.errors));
    loader.addProfiles(Source.folder(folder.resolve("profiles"), loader.errors));
    return loader.loaded();
  }

  /**
   * The same with the site's files at hand.
   *
   * @param site octets by path, {@code standards/hybrid-small.yaml}; errors name such a file {@code own/standards/…}
   */
  public static LoadedCatalog withFiles(Map<String, byte[]> site) {
    CatalogLoader loader = new CatalogLoader();
    loader.addClasses(below("classes/", site));
    loader.addClasses(Source.shipped("classes", loader.errors)); // a site's profile may be like one of them
    loader.addProfiles(below("profiles/", site));
    return loader.addShipped(below("standards/", site));
  }

  /** The shipped files as they are written, by path. */
  public static Map<String, byte[]> shippedFiles() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String folder : List.of("classes", "profiles", "standards")) {
      Source.shipped(folder, new ArrayList<>()).forEach(f -> files.put(folder + '/' + f.path(), f.octets()));
    }
    return files;
  }

  private static List<SourceFile> below(String folder, Map<String, byte[]> site) {
    return new TreeMap<>(site).entrySet().stream().filter(e -> e.getKey().startsWith(folder))
        .map(e -> new SourceFile(e.getKey().substring(folder.length()), "own/" + e.getKey(), e.getValue())).toList();
  }

  private LoadedCatalog addShipped(List<SourceFile> ownStandards) {
    addProfiles(Source.shipped("profiles", errors));
    addStandards(named(ownStandards), Source.shipped("standards", errors));
    return loaded();
  }

  private LoadedCatalog loaded() {
    var known = classes.all();
    errors.addAll(classes.errors());
    return new LoadedCatalog(new ProfileCatalog(List.copyOf(profiles.values()), known,
        standards), errors);
  }

  private void addClasses(List<SourceFile> files) {
    classes.add(files.stream().filter(file -> isNamed(file, CLASS_ID, "classes/<id>.yaml")).toList());
  }

  private void addProfiles(List<SourceFile> files) {
    List<DeviceProfile> own = new ArrayList<>();
    for (SourceFile file : files) {
      if (isNamed(file, PROFILE_ID, "profiles/<maker>/<model>.yaml") && !profiles.containsKey(file.id())) {
        switch (ProfileReader.read(file.id(), file.shown(), file.octets(), classes)) {
          case FileRead.Good<DeviceProfile>(DeviceProfile profile) -> own.add(profile);
          case FileRead.Bad<DeviceProfile>(List<FileError> wrong) -> errors.addAll(wrong);
        }
      }
    }
    new Claims(errors).tell(own, files);
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
              Wording.REPLACED_ALREADY.of(id, first), Wording.EACH_ID_REPLACED_ONCE.of()));
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
      errors.add(new FileError(file.shown(), 0, 0, FileFault.WRONG_WORD, Wording.WRONG_PLACE.of(),
          Wording.AS_WRITTEN.of(expected)));
    }
    return named;
  }
}
