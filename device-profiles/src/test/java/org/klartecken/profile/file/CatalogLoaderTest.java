// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.ProfileCatalog;

class CatalogLoaderTest {
  private static final String EYE = """
      maker: Acme
      model: Eye
      kind: CAMERA
      match: {usb: [%s], display: ["ACM:Eye"]}
      """;

  @TempDir
  private Path site;

  @Test
  void theSitesOwnFilesWinOverShippedOnes() throws IOException {
    write("profiles/jabra/speak-510.yaml", EYE.formatted("0b0e:0420"));
    write("profiles/acme/eye.yaml", EYE.formatted("046d:0866").replace("ACM:Eye", "ACM:Other"));
    write("standards/hybrid-small.yaml",
        """
            name: {sv: Vårt, en: Ours}
            items:
              pc: {name: {sv: a, en: a}, needs: COMPUTER, proof: OPENED, greatest-age: 1 h, hold: 1 s, what-to-do: {sv: a, en: a}}
            purposes: {IN_ROOM: [pc]}
            """);
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals(List.of(), loaded.errors());
    ProfileCatalog catalog = loaded.catalog();
    assertEquals("Acme", catalog.match(usb("0b0e:0420")).orElseThrow().maker());
    assertEquals("acme/eye", catalog.match(usb("046d:0866")).orElseThrow().id());
    assertEquals("Ours", catalog.standard("hybrid").orElseThrow().name().en());
    assertEquals("jabra/speak-410", catalog.match(usb("0b0e:0412")).orElseThrow().id());
  }

  @Test
  void aWrongFileIsAnErrorAndStopsNoOther() throws IOException {
    write("profiles/acme/eye.yaml", EYE.formatted("1234:0001"));
    write("profiles/acme/ear.yaml", "maker: Acme\n");
    write("profiles/stray.yaml", EYE.formatted("1234:0002"));
    write("profiles/acme/twin.yaml", EYE.formatted("1234:0001"));
    write("standards/bad.yaml", "[]");
    LoadedCatalog loaded = CatalogLoader.withSite(site);
    assertEquals("acme/eye", loaded.catalog().match(usb("1234:0001")).orElseThrow().id());
    assertEquals(Set.of(FileFault.MISSING_KEY, FileFault.WRONG_WORD, FileFault.CLAIMED_TWICE, FileFault.WRONG_TYPE),
        loaded.errors().stream().map(FileError::fault).collect(Collectors.toSet()), loaded.errors()::toString);
    assertTrue(loaded.errors().stream().anyMatch(e -> e.file().equals(site.resolve("profiles") + "/acme/ear.yaml")));
    assertTrue(loaded.catalog().standard("hybrid").isPresent());
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertEquals(List.of(FileFault.UNREADABLE),
        CatalogLoader.withSite(site.resolve("nowhere")).errors().stream().map(FileError::fault).toList());
  }

  @Test
  void matchesByUsbIdThenByEdidThenNotAtAll() throws IOException {
    write("profiles/acme/eye.yaml", EYE.formatted("1234:0001"));
    ProfileCatalog catalog = CatalogLoader.withSite(site).catalog();
    assertTrue(catalog.match(usb("ffff:0001")).isEmpty());
    assertEquals("acme/eye", catalog.match(display("ACM", "Eye")).orElseThrow().id());
    assertTrue(catalog.match(display("ACM", "Nose")).isEmpty());
    assertEquals("logitech/meetup", catalog.match(usb("046d:0859")).orElseThrow().id());
  }

  /** As on a room PC: the classes and files of this module lie in a jar. */
  @Test
  void findsTheShippedFilesInAJar() throws Exception {
    Path classes = Path
        .of(CatalogLoader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = site.resolve("device profiles.jar");
    pack(classes, jar);
    int expected = CatalogLoader.shipped().catalog().profiles().size();
    try (var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()},
        new WithoutProfiles(getClass().getClassLoader()))) {
      assertEquals(expected, shippedBy(loader));
    }
  }

  private static int shippedBy(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> foreign = loader.loadClass(CatalogLoader.class.getName());
    assertTrue(foreign != CatalogLoader.class, "loaded from the jar");
    try {
      Object loaded = foreign.getMethod("shipped").invoke(null);
      Object catalog = loaded.getClass().getMethod("catalog").invoke(loaded);
      return ((List<?>) catalog.getClass().getMethod("profiles").invoke(catalog)).size();
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        var packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, packed);
      }
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = site.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Device usb(String id) {
    return new Device(new DeviceId("usb:1-1"), DeviceKind.OTHER, "x", DeviceId.HOST, Set.of(),
        new UsbIdentity(UsbId.parse(id), "1-1", null, null, null, null), null);
  }

  private static Device display(String maker, String name) {
    return new Device(new DeviceId("display:a"), DeviceKind.DISPLAY, "x", DeviceId.HOST, Set.of(), null,
        new DisplayIdentity("HDMI-A-1", maker, name, 1, null));
  }

  /** Hides this module's classes, so that the jar's are loaded. */
  private static final class WithoutProfiles extends ClassLoader {
    WithoutProfiles(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.klartecken.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }
}
