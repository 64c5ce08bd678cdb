// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standards and profiles in a real browser: seen, changed, tried on the rooms, restored. */
class CatalogBrowserTest {
  @TempDir
  static Path folder;
  @RegisterExtension
  private static final BrowserHouse HOUSE = new BrowserHouse(() -> folder);

  @Test
  void aChangeIsTriedOnAllRoomsBeforeItIsSavedAndCanBeUndone() {
    Page page = HOUSE.page("/settings/catalog/standard/hybrid-small");
    assertThat(page.locator(".lead")).containsText("Medföljer");
    page.fill("#text", """
        extends: hybrid-small
        items:
          laptop: {optional: false}
        purposes:
          HYBRID: [pc, camera, microphone, speaker, display, network, laptop]
        """);
    page.fill("#comment", "alla ska kunna visa");
    button(page, "Granska");
    assertThat(page.locator("#preview")).containsText("rum blir Inte klart");
    assertThat(page.locator("#preview li").first()).containsText("Klart → Inte klart");
    HOUSE.shot(page, "catalog-preview");
    assertEquals(1, displaysOf("hybrid-small"), "nothing is in force yet");
    button(page, "Spara och sätt i kraft");
    assertThat(page.locator(".toast")).hasText("Sparat, och gäller nu.");
    assertThat(page.locator(".lead")).containsText("Er egen, i stället för");
    assertThat(page.locator("#versions + * , ol.list").first()).containsText("alla ska kunna visa");
    assertTrue(Files.exists(folder.resolve("catalog/standards/hybrid-small.yaml")));
    button(page, "Gå tillbaka till den som medföljer");
    assertThat(page.locator("#preview")).containsText("Vad det gör med rummen");
    button(page, "Ta bort er egen");
    assertThat(page.locator(".toast")).hasText("Er egen är borttagen.");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Version 1")).click();
    assertThat(page.locator(".diff")).containsText("laptop: {optional: false}");
    HOUSE.shot(page, "catalog-version");
    button(page, "Återställ den här versionen");
    assertThat(page.locator("#comment")).hasValue("Version 1 åter");
    button(page, "Spara och sätt i kraft");
    assertThat(page.locator(".toast")).hasText("Sparat, och gäller nu.");
    button(page, "Gå tillbaka till den som medföljer");
    button(page, "Ta bort er egen");
    page.navigate(HOUSE.base() + "/settings");
    assertThat(page.locator(".table")).containsText("ändrade standard eller profil");
  }

  @Test
  void faultsLeadToTheirLinesAndNothingIsSaved() {
    Page page = HOUSE.page("/settings/catalog/standard/huddle");
    page.fill("#text", """
        extends: huddle
        items:
          pc: {hold: soon}
          display: {amont: 2}
        """);
    button(page, "Granska");
    HOUSE.expect("400");
    assertThat(page.locator("[role=alert] h2")).hasText("2 fel. Inget är sparat.");
    assertThat(page.locator(".faults")).containsText("Okänd nyckel");
    assertThat(page.locator(".faults")).containsText("\"amont\" är ingen nyckel här; väntat: något av");
    assertThat(page.locator(".faults")).containsText("\"soon\"; väntat: en tid som 90 s, 5 min, 2 h eller 30 d");
    assertThat(page.locator(".faults .source").first()).containsText("pc: {hold: soon}");
    HOUSE.shot(page, "catalog-faults");
    page.getByText("Rad 4, tecken 13").click();
    assertEquals("  display: {amont: 2}", page.evaluate(
        "(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.querySelector('#text'))"));
    assertThat(page.locator(".gutter")).containsText("4");
    assertTrue(!Files.exists(folder.resolve("catalog/standards/huddle.yaml")));
  }

  @Test
  void aNewProfileOfTheHouseIsWrittenFromAnOutline() {
    Page page = HOUSE.page("/settings/catalog");
    page.fill("#id", "Fel id!");
    button(page, "Ny profil");
    HOUSE.expect("400");
    assertThat(page.locator(".wrong")).containsText("tillverkare/modell");
    page.fill("#id", "acme/eye");
    button(page, "Ny profil");
    assertThat(page.locator(".lead")).containsText("Inget är sparat än");
    page.fill("#text", page.inputValue("#text").replace("usb: []", "usb: [1234:0001]"));
    button(page, "Granska");
    assertThat(page.locator("#preview")).containsText("får en annan dom");
    button(page, "Spara och sätt i kraft");
    assertThat(page.locator(".toast")).hasText("Sparat, och gäller nu.");
    page.navigate(HOUSE.base() + "/settings/catalog");
    assertThat(page.locator("ul.shelf a[href$='profile/acme/eye']")).hasText("acme eye");
  }

  @ParameterizedTest
  @CsvSource({"speak 510,Jabra Speak 510", "0B0E:0420,Jabra Speak 510"})
  void aModelIsFoundByItsNameAndByItsUsbId(String sought, String name) {
    Page page = HOUSE.page("/settings/catalog");
    page.fill("#q", sought);
    button(page, "Sök");
    assertThat(page.locator("ul.shelf a[href$='profile/jabra/speak-510']")).hasText(name);
    HOUSE.shot(page, "catalog-search");
    page.fill("#q", "ingen sådan");
    button(page, "Sök");
    assertThat(page.locator("#found")).containsText("Ingen modell passar");
  }

  @Test
  void whatWasNotSeenIsNotSaved() {
    Page page = HOUSE.page("/settings/catalog/standard/council");
    page.fill("#text", "extends: council\nitems: {pc: {hold: 9 min}}\n");
    button(page, "Granska");
    page.fill("#text", "extends: council\nitems: {pc: {hold: 8 min}}\n");
    button(page, "Spara och sätt i kraft");
    assertThat(page.locator("#preview")).isVisible();
    assertTrue(!Files.exists(folder.resolve("catalog/standards/council.yaml")));
  }

  @Test
  void aLargeFileFitsTheForm() {
    Page page = HOUSE.page("/settings/catalog/standard/common");
    String large = page.inputValue("#text") + "#\u00e5\u00e4\u00f6 ".repeat(4_000) + "\n";
    page.fill("#text", "extends: common\n" + large.substring(large.indexOf("template")));
    button(page, "Granska");
    assertThat(page.locator("#preview, [role=alert]")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"catalog,/settings/catalog", "catalog-standard,/settings/catalog/standard/hybrid-large",
      "catalog-profile,/settings/catalog/profile/jabra/speak-510"})
  void isAccessibleInBothThemesAndNarrow(String name, String path) {
    HOUSE.isAccessible(name, path);
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }

  private static int displaysOf(String standard) {
    return HOUSE.fleet().catalog.inForce().get().standard(standard).orElseThrow().items().stream()
        .filter(i -> i.id().equals("display")).findFirst().orElseThrow().amount();
  }
}
