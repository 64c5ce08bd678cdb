// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.fleet.catalog.CatalogKeeper.Saved;
import org.klartecken.fleet.store.Database;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.file.FileFault;

/** The organisation's own files on a real disk, with a real database beside it. */
class CatalogKeeperTest {
  private static final CatalogFile SMALL = new CatalogFile(CatalogFile.Kind.STANDARD, "hybrid-small");
  private static final CatalogFile EYE = new CatalogFile(CatalogFile.Kind.PROFILE, "acme/eye");
  private static final CatalogVersion.Author SARA = new CatalogVersion.Author("Sara", "två skärmar");
  private static final String TWO = "extends: hybrid-small\nitems: {display: {amount: 2}}\n";
  private static final String THREE = TWO.replace("2", "3");
  private final Path root;
  private final Database database;
  private final List<FileFault> refused = new ArrayList<>();
  private long touched = 1;

  CatalogKeeperTest(@TempDir Path folder) {
    root = folder.resolve("catalog");
    database = Database.open(folder.resolve("t.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void withoutAFolderTheShippedFilesAreInForce() {
    CatalogKeeper keeper = open();
    assertEquals(1, displays(keeper));
    assertEquals(List.of(), keeper.status().errors());
    assertTrue(keeper.status().shipped().contains(SMALL));
    assertTrue(keeper.text(SMALL).orElseThrow().contains("Small hybrid room"));
    assertEquals(Optional.empty(), keeper.text(EYE));
  }

  @Test
  void whatIsSavedIsInForceAtOnceOnTheDiskAndAVersion() throws IOException {
    CatalogKeeper keeper = open();
    int[] told = {0};
    keeper.inForce().listen(() -> told[0]++);
    assertInstanceOf(Saved.Done.class, keeper.save(SMALL, TWO, SARA, 0));
    assertEquals(2, displays(keeper));
    assertEquals(1, told[0]);
    assertEquals(TWO, Files.readString(root.resolve("standards/hybrid-small.yaml")));
    CatalogVersion version = keeper.versions(SMALL).getFirst();
    assertEquals("Sara: två skärmar", version.who() + ": " + version.comment());
    assertEquals(TWO, version.text());
    assertEquals(2, displays(open()), "and after a restart");
    try (Stream<Path> files = Files.list(root.resolve("standards"))) {
      assertEquals(1, files.count(), "nothing is left beside it");
    }
  }

  @Test
  void aWrongFileIsRefusedWithItsPlaceAndNothingChanges() {
    CatalogKeeper keeper = open();
    ProfileCatalog before = keeper.inForce().get();
    var wrong = assertInstanceOf(Saved.Wrong.class, keeper.save(SMALL, TWO.replace("amount: 2", "amount: 0"), SARA, 0));
    assertTrue(wrong.errors().getFirst().toString().startsWith("own/standards/hybrid-small.yaml:2:27: "));
    assertEquals("standards/hybrid-small.yaml", CatalogKeeper.path(wrong.errors().getFirst()));
    assertSame(before, keeper.inForce().get());
    assertEquals(List.of(), keeper.versions(SMALL));
    assertFalse(Files.exists(root));
    assertEquals(List.of(FileFault.WRONG_WORD), refused);
  }

  @Test
  void whoeverSavesSecondIsTold() {
    CatalogKeeper keeper = open();
    keeper.save(SMALL, TWO, SARA, 0);
    assertInstanceOf(Saved.Overtaken.class, keeper.save(SMALL, THREE, SARA, 0));
    assertEquals(2, displays(keeper));
    assertInstanceOf(Saved.Done.class, keeper.save(SMALL, THREE, SARA, 1));
    assertEquals(3, displays(keeper));
  }

  @Test
  void anOlderVersionIsRestoredByStoringItAgain() {
    CatalogKeeper keeper = open();
    keeper.save(SMALL, TWO, SARA, 0);
    keeper.save(SMALL, THREE, SARA, 1);
    keeper.save(SMALL, keeper.versions(SMALL).getLast().text(), SARA, 2);
    assertEquals(2, displays(keeper));
    assertEquals(List.of(3, 2, 1), keeper.versions(SMALL).stream().map(CatalogVersion::number).toList());
    keeper.save(SMALL, null, SARA, 3);
    assertEquals(1, displays(keeper), "the shipped one holds again");
    assertFalse(Files.exists(root.resolve("standards/hybrid-small.yaml")));
  }

  @Test
  void aFileChangedOnTheDiskComesIntoForceAndIsAVersionOfNobody() throws IOException {
    CatalogKeeper keeper = open();
    write("standards/hybrid-small.yaml", TWO);
    keeper.look();
    assertEquals(2, displays(keeper));
    assertEquals("", keeper.versions(SMALL).getFirst().who());
    ProfileCatalog now = keeper.inForce().get();
    keeper.look();
    assertSame(now, keeper.inForce().get(), "nothing changed");
    Files.delete(root.resolve("standards/hybrid-small.yaml"));
    keeper.look();
    assertEquals(1, displays(keeper));
    assertEquals(Optional.empty(), Optional.ofNullable(keeper.versions(SMALL).getFirst().text()));
  }

  @Test
  void whileAFileIsWrongTheLastGoodSetStaysInForce() throws IOException {
    CatalogKeeper keeper = open();
    keeper.save(SMALL, TWO, SARA, 0);
    write("standards/hybrid-small.yaml", "extends: nowhere\n");
    write("profiles/acme/eye.yaml", "maker: Acme\nmodel: Eye\nkind: CAMERA\nmatch: {usb: [1234:0001]}\n");
    keeper.look();
    assertEquals(2, displays(keeper));
    assertEquals(List.of("standards/hybrid-small.yaml"),
        keeper.status().errors().stream().map(CatalogKeeper::path).distinct().toList());
    assertTrue(keeper.inForce().get().profiles().stream().noneMatch(p -> p.id().equals("acme/eye")), "as a whole");
    assertEquals("extends: nowhere\n", keeper.text(SMALL).orElseThrow(), "shown as it stands, to be mended");
    CatalogKeeper restarted = open();
    assertEquals(2, displays(restarted), "also after a restart, from the versions");
    assertInstanceOf(Saved.Done.class, restarted.save(SMALL, THREE, SARA, 1));
    assertEquals(List.of(), restarted.status().errors());
    assertEquals(3, displays(restarted));
  }

  @Test
  void anotherFileCanBeSavedWhileOneIsWrongOnTheDisk() throws IOException {
    CatalogKeeper keeper = open();
    write("standards/broken.yaml", "[]");
    keeper.look();
    assertInstanceOf(Saved.Done.class, keeper.save(SMALL, TWO, SARA, 0));
    assertEquals(2, displays(keeper));
    assertEquals(List.of("standards/broken.yaml"),
        keeper.status().errors().stream().map(CatalogKeeper::path).distinct().toList());
  }

  @Test
  void whatCannotBeWrittenIsSaidAndNotInForce() throws IOException {
    CatalogKeeper keeper = open();
    Files.createDirectories(root);
    Files.writeString(root.resolve("standards"), "a file where the folder should be");
    assertInstanceOf(Saved.NotWritten.class, keeper.save(SMALL, TWO, SARA, 0));
    assertEquals(1, displays(keeper));
    assertEquals(List.of(), keeper.versions(SMALL));
  }

  @Test
  void noAddressLeadsOutOfTheFolder() {
    for (String id : List.of("../x", "a/b", "A", "", "a.b", "..")) {
      assertEquals(Optional.empty(), CatalogFile.of(CatalogFile.Kind.STANDARD, id), id);
    }
    for (String id : List.of("x", "../../x", "a/../b", "a/b/c")) {
      assertEquals(Optional.empty(), CatalogFile.of(CatalogFile.Kind.PROFILE, id), id);
    }
    assertEquals(Optional.of(EYE), CatalogFile.at(EYE.path()));
  }

  private CatalogKeeper open() {
    return CatalogKeeper.open(database, root, InstantSource.system(), refused::add);
  }

  private void write(String path, @Nullable String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    // two writes within a tick of the file system's clock would look the same
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(touched++)));
  }

  private static int displays(CatalogKeeper keeper) {
    return keeper.inForce().get().standard("hybrid-small").orElseThrow().items().stream()
        .filter(i -> i.id().equals("display")).findFirst().orElseThrow().amount();
  }
}
