// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who looks and how, in a real browser: set-up, login, visitors, language, theme, a contact that is lost. */
class VisitBrowserTest {
  @TempDir
  static Path folder;
  @RegisterExtension
  private static final BrowserHouse HOUSE = new BrowserHouse(() -> folder);
  private Page page;

  @BeforeEach
  void open() {
    page = HOUSE.use(1280, 900, "sv", false);
  }

  @Test
  void theFirstStartIsSetUpByItsLinkOnce(@TempDir Path other) throws Exception {
    TestFleet empty = new TestFleet(other);
    try (BrowserContext first = HOUSE.stranger(1280, 900)) {
      Page there = first.newPage();
      String link = empty.base + empty.pages.setupPath().orElseThrow();
      there.navigate(link);
      HOUSE.shot(there, "setup");
      there.fill("#name", "Sara Lind");
      there.fill("#password", "kort");
      there.fill("#again", "kort");
      there.click("button.main");
      assertThat(there.locator("#password-wrong")).containsText("minst 12 tecken");
      HOUSE.shot(there, "setup-wrong");
      there.fill("#password", BrowserHouse.PASSWORD);
      there.fill("#again", BrowserHouse.PASSWORD);
      there.click("button.main");
      assertThat(there.locator("h1")).hasText("Inga rum än");
      assertThat(there.locator(".command")).containsText("klartecken-agent enrol --server " + empty.base);
      HOUSE.shot(there, "empty");
      there.navigate(link);
      assertThat(there.locator("h1")).hasText("Länken gäller inte längre");
    } finally {
      empty.close();
    }
  }

  @Test
  void logsOutAndInAgain() {
    // another session than the one that the other tests share
    try (BrowserContext other = HOUSE.stranger(1280, 900)) {
      Page there = other.newPage();
      there.navigate(HOUSE.base() + "/rooms/tranan");
      assertThat(there.locator("h1")).hasText("Logga in");
      there.fill("#name", "sara lind");
      there.fill("#password", "fel lösenord, ganska långt");
      there.locator("main button.main").click();
      assertThat(there.locator("#wrong")).hasText("Namnet eller lösenordet är fel.");
      HOUSE.shot(there, "login-wrong");
      there.fill("#password", BrowserHouse.PASSWORD);
      there.locator("main button.main").click();
      assertThat(there.locator("h1")).containsText("Tranan är inte klart");
      there.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga ut")).click();
      assertThat(there.locator("h1")).hasText("Logga in");
      there.navigate(HOUSE.base() + "/");
      assertTrue(there.url().endsWith("/login"), there.url());
    }
  }

  @Test
  void visitorsSeeNoNamesTicketsOrPorts() {
    try (BrowserContext visitor = HOUSE.stranger(390, 844)) {
      Page there = visitor.newPage();
      there.navigate(HOUSE.base() + "/r/tranan");
      String text = there.locator("body").innerText();
      assertTrue(text.contains("Supporten vet om det"), text);
      for (String secret : List.of("Sara", "1482", "1-4.2", "0b0e", "agent", "Logga")) {
        assertTrue(!text.contains(secret), "shows " + secret + " in " + text);
      }
    }
  }

  @Test
  void languageIsChosenAndKept() {
    page.navigate(HOUSE.base() + "/rooms/tranan");
    page.getByText("English").click();
    assertThat(page.locator("h1")).containsText("is not ready");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.navigate(HOUSE.base() + "/");
    assertThat(page.locator("#todo")).hasText("To do");
    page.getByText("Svenska").click();
    assertThat(page.locator("#todo")).hasText("Att göra");
  }

  @Test
  void themeIsChosenAndKept() {
    page.navigate(HOUSE.base() + "/");
    page.getByText("Mörkt").click();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertEquals("rgb(15, 21, 28)", page.evaluate("getComputedStyle(document.documentElement).backgroundColor"));
  }

  @Test
  void lostContactIsSaidAndNothingStaleLooksFresh(@TempDir Path other) throws Exception {
    TestFleet doomed = new TestFleet(other);
    doomed.directory.put(TestRooms.ready(TestRooms.room("x", "Huset", "1", "Alfa"), doomed.now()));
    try (BrowserContext visitor = HOUSE.stranger(390, 844)) {
      Page there = visitor.newPage();
      there.navigate(doomed.base + "/r/x");
      assertThat(there.locator("#lost")).isHidden();
      assertThat(there.locator("#live time")).not().isEmpty();
      doomed.close();
      assertThat(there.locator("#lost")).containsText("Kontakten bröts");
      assertThat(there.locator("#lost")).isVisible();
      assertThat(there.locator("#live")).hasAttribute("data-state", "STALE");
      assertThat(there.locator("h1")).hasText("Rummet är klart");
      HOUSE.shot(there, "lost-contact");
    }
  }
}
