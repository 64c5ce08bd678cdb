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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private final ShippedFiles shipped;
  private final List<FileError> errors;
  private String edition = "";
  private final Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
  private final List<RoomStandard> standards = new ArrayList<>();

  private CatalogLoader(ShippedFiles shipped, List<FileError> errors) {
    this.shipped = shipped;
    this.errors = errors;
  }

  /** What is shipped. */
  public static LoadedCatalog shipped() {
    return ShippedFiles.read().alone();
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
    List<FileError> errors = new ArrayList<>();
    StandardFiles files = new StandardFiles(List.of(), Source.shipped("standards", errors));
    List<RoomStandard> standards = files.standards();
    errors.addAll(files.errors());
    return new LoadedCatalog(new ProfileCatalog(List.of(), List.of(), standards), errors);
  }

  /** What lies in the site's folder, which wins, and what is shipped. */
  public static LoadedCatalog withSite(Path site) {
    List<FileError> errors = new ArrayList<>();
    if (!Files.isDirectory(site)) {
      errors.add(new FileError(site.toString(), 0, 0, FileFault.UNREADABLE, Wording.NO_SUCH_FOLDER.of(),
          Wording.A_SITE_FOLDER.of()));
    }
    return over(ShippedFiles.read(), new Own(Source.folder(site.resolve("classes"), errors),
        Source.folder(site.resolve("profiles"), errors), Source.folder(site.resolve("standards"), errors)), errors);
  }

  /** A site's own files, read. */
  record Own(List<SourceFile> classes, List<SourceFile> profiles, List<SourceFile> standards) {
  }

  /** @param errors of the reading, to which those of the content are added */
  static LoadedCatalog over(ShippedFiles shipped, Own own, List<FileError> errors) {
    return new CatalogLoader(shipped, errors).load(own);
  }

  /** The profiles and classes of a folder alone, over the shipped classes: for those who look after the files. */
  static LoadedCatalog onlyFrom(Path folder) {
    List<FileError> errors = new ArrayList<>();
    CatalogLoader loader = new CatalogLoader(ShippedFiles.read(), errors);
    ClassShelf classes = loader.shipped.classes(loader.classes(Source.folder(folder.resolve("classes"), errors)));
    loader.add(loader.profiles(Source.folder(folder.resolve("profiles"), errors)), file -> file.parsed(classes));
    return loader.loaded(classes);
  }

  private LoadedCatalog load(Own own) {
    edition = Edition.of(shipped.edition(), own.classes(), own.profiles(), own.standards());
    List<SourceFile> ownClasses = classes(own.classes());
    Set<String> replaced = ownClasses.stream().map(SourceFile::id).collect(Collectors.toSet());
    ClassShelf classes = shipped.classes(ownClasses);
    add(profiles(own.profiles()), file -> file.parsed(classes));
    add(shipped.profiles(), file -> shipped.profile(file, replaced, classes));
    errors.addAll(shipped.unreadable());
    addStandards(named(own.standards(), STANDARD_ID, "standards/<id>.yaml"), shipped.standards());
    return loaded(classes);
  }

  private LoadedCatalog loaded(ClassShelf classes) {
    var known = classes.all();
    errors.addAll(classes.errors());
    return new LoadedCatalog(new ProfileCatalog(edition, List.copyOf(profiles.values()), known, standards),
        errors);
  }

  /** Profiles of one source, of which those that are there already win. */
  private void add(List<SourceFile> files, Function<SourceFile, FileRead<DeviceProfile>> read) {
    List<DeviceProfile> more = new ArrayList<>();
    for (SourceFile file : files) {
      if (!profiles.containsKey(file.id())) {
        switch (read.apply(file)) {
          case FileRead.Good<DeviceProfile>(DeviceProfile profile) -> more.add(profile);
          case FileRead.Bad<DeviceProfile>(List<FileError> wrong) -> errors.addAll(wrong);
        }
      }
    }
    new Claims(errors).tell(more, files);
    more.forEach(profile -> profiles.put(profile.id(), profile));
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

  private List<SourceFile> classes(List<SourceFile> files) {
    return named(files, CLASS_ID, "classes/<id>.yaml");
  }

  private List<SourceFile> profiles(List<SourceFile> files) {
    return named(files, PROFILE_ID, "profiles/<maker>/<model>.yaml");
  }

  private List<SourceFile> named(List<SourceFile> files, Pattern shape, String expected) {
    return files.stream().filter(file -> isNamed(file, shape, expected)).toList();
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
