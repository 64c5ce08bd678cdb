// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.ProfileCatalog;

class ShippedFilesTest {
  private static final ShippedFiles SHIPPED = ShippedFiles.read();
  private static final String SOFT_BAR = "name: {sv: Mjuk, en: Soft}\nkind: SPEAKERPHONE\nspeed: 12M\n";

  @TempDir
  private Path folder;

  @Test
  void aProfileIsParsedOnceHoweverOftenTheOrganisationChangesAStandard() {
    ProfileCatalog before = SHIPPED.alone().catalog();
    ProfileCatalog after = SHIPPED
        .with(Map.of("standards/huddle.yaml", "extends: huddle\nwithout: [camera]\n".getBytes(UTF_8))).catalog();
    assertSame(named(before, "jabra/speak-510"), named(after, "jabra/speak-510"));
    assertNotEquals(before.standards(), after.standards());
  }

  @Test
  void theEditionIsThatOfEveryOctetPathAndFolder() {
    byte[] text = "extends: huddle\nwithout: [camera]\n".getBytes(UTF_8);
    byte[] other = "extends: huddle\nwithout: [cameras]\n".getBytes(UTF_8);
    List<Map<String, byte[]>> sets = List.of(Map.of(), Map.of("standards/huddle.yaml", text),
        Map.of("standards/huddle.yaml", other), Map.of("standards/small.yaml", text),
        Map.of("classes/huddle.yaml", text), Map.of("standards/huddle.yaml", text, "standards/small.yaml", text));
    assertEquals(sets.size(), sets.stream().map(own -> SHIPPED.with(own).catalog().edition()).distinct().count());
    assertEquals(ShippedFiles.read().with(sets.get(1)).catalog().edition(),
        SHIPPED.with(sets.get(1)).catalog().edition());
  }

  @Test
  void aCatalogueOfNoFilesIsNoEdition() {
    assertEquals("", new ProfileCatalog(List.of(), List.of(), List.of()).edition());
  }

  @Test
  void anOwnClassChangesTheShippedProfilesThatTakeItOverAndNoOther() {
    ProfileCatalog before = SHIPPED.alone().catalog();
    ProfileCatalog after = SHIPPED.with(Map.of("classes/speakerphone.yaml", SOFT_BAR.getBytes(UTF_8))).catalog();
    assertNotSame(named(before, "jabra/speak-510"), named(after, "jabra/speak-510"));
    assertEquals(12e6, named(after, "jabra/speak-510").parts().getFirst().promise().speed());
    assertSame(named(before, "logitech/b525"), named(after, "logitech/b525"));
  }

  @Test
  void aWrongClassOfTheOrganisationTakesTheProfilesThatAreLikeItWithIt() {
    LoadedCatalog loaded = SHIPPED.with(Map.of("classes/speakerphone.yaml", "kind: LOUD\n".getBytes(UTF_8)));
    assertEquals(List.of("own/classes/speakerphone.yaml"), loaded.errors().stream().map(FileError::file)
        .filter(file -> file.startsWith("own/")).distinct().toList());
  }

  @Test
  void whatWasKeptIsWhatReadingAllFilesAgainGives() throws IOException {
    Map<String, byte[]> own = Map.of("classes/speakerphone.yaml", SOFT_BAR.getBytes(UTF_8),
        "profiles/acme/eye.yaml", "maker: Acme\nmodel: Eye\nkind: CAMERA\nmatch: {usb: [1234:0003]}\n".getBytes(UTF_8),
        "standards/huddle.yaml", "extends: huddle\nwithout: [camera]\n".getBytes(UTF_8));
    for (Map.Entry<String, byte[]> file : own.entrySet()) {
      Files.createDirectories(folder.resolve(file.getKey()).getParent());
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    SHIPPED.alone();
    ProfileCatalog kept = SHIPPED.with(own).catalog();
    ProfileCatalog read = CatalogLoader.withSite(folder).catalog();
    assertEquals(read.profiles(), kept.profiles());
    assertEquals(read.classes(), kept.classes());
    assertEquals(read.standards(), kept.standards());
  }

  @Test
  void theTextsAreTheFilesAsTheyAreWritten() throws Exception {
    Path shipped = Path.of(ShippedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    for (String path : List.of("classes/webcam.yaml", "profiles/jabra/speak-510.yaml", "standards/huddle.yaml")) {
      assertArrayEquals(Files.readAllBytes(shipped.resolve(path)), SHIPPED.texts().get(path), path);
    }
  }

  private static DeviceProfile named(ProfileCatalog catalog, String id) {
    return catalog.profiles().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }
}
