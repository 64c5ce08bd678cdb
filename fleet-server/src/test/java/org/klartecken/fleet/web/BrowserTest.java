// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.RoomId;

/** The pages in a real browser, on a real server. */
class BrowserTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final String PASSWORD = "sju gröna hästar i regn";
  private static Playwright playwright;
  private static Browser browser;
  @TempDir
  static Path folder;
  private static TestFleet fleet;
  private static String state = "";
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Debian's chromium");
    playwright = Playwright
        .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));
    fleet = new TestFleet(folder);
    setUpAdministrator();
    fleet.populate();
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
      playwright.close();
      fleet.close();
    }
  }

  /** By the one-time link, as a person does it; every test then begins with that person's session. */
  private static void setUpAdministrator() throws Exception {
    Files.createDirectories(SHOTS);
    try (BrowserContext first = browser.newContext(options(1280, 900, "sv", false))) {
      Page page = first.newPage();
      String link = fleet.base + fleet.pages.setupPath().orElseThrow();
      page.navigate(link);
      shot(page, "setup");
      page.fill("#name", "Sara Lind");
      page.fill("#password", "kort");
      page.fill("#again", "kort");
      page.click("button.main");
      assertThat(page.locator("#password-wrong")).containsText("minst 12 tecken");
      shot(page, "setup-wrong");
      page.fill("#password", PASSWORD);
      page.fill("#again", PASSWORD);
      page.click("button.main");
      assertThat(page.locator("h1")).hasText("Inga rum än");
      assertThat(page.locator(".command")).containsText("klartecken-agent enrol --server " + fleet.base);
      shot(page, "empty");
      page.navigate(link);
      assertThat(page.locator("h1")).hasText("Länken gäller inte längre");
      state = first.storageState();
    }
  }

  @BeforeEach
  void open() {
    use(1280, 900, "sv", false);
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    context.close();
    assertEquals(List.of(), complaints, "errors, breaches of the content policy or requests to other hosts");
  }

  @Test
  void problemsComeFirstAndTheHouseOfTheSilentIsOneLine() {
    page.navigate(fleet.base + "/");
    assertThat(page.locator("h1")).containsText("inte klara");
    assertThat(page.locator("#board .row").first()).hasAttribute("data-state", "NOT_READY");
    assertThat(page.locator("#row-tranan")).containsText("Jabra Speak 510 är borta");
    assertThat(page.locator("#board .incident")).hasCount(1);
    assertThat(page.locator("#board .incident")).containsText("Nässjö stadshus");
    assertThat(page.locator("#row-n1")).hasCount(0);
  }

  @Test
  void unpluggedDeviceShowsWithoutReloading() {
    page.navigate(fleet.base + "/");
    assertThat(page.locator("#live")).not().hasAttribute("data-state", "STALE");
    page.evaluate("window.same = true");
    var room = TestRooms.room("e0", "Eksjö stadshus", "3", "Linden");
    fleet.directory.put(TestRooms.without(room, TestRooms.CAMERA, Duration.ofSeconds(1), fleet.now()));
    assertThat(page.locator("#row-e0")).containsText("BRIO är borta");
    assertThat(page.locator("a.tile[href='/rooms/e0']").first()).hasAttribute("data-state", "NOT_READY");
    assertEquals(true, page.evaluate("window.same"), "the page was not reloaded");
    fleet.directory.put(TestRooms.ready(room, fleet.now()));
    assertThat(page.locator("#row-e0")).hasCount(0);
  }

  @Test
  void swapKeepsFocusAndOpenDetails() {
    page.navigate(fleet.base + "/rooms/v0");
    page.locator("#item-camera summary").click();
    page.locator("#item-camera summary").focus();
    assertThat(page.locator("#item-camera details")).hasAttribute("open", "");
    var room = TestRooms.room("v0", "Vetlanda stadshus", "3", "Linden");
    fleet.directory.put(TestRooms.without(room, TestRooms.SPEAKERPHONE, Duration.ofSeconds(1), fleet.now()));
    assertThat(page.locator("#item-microphone")).not().hasAttribute("data-state", "PROVED");
    assertEquals(true, page.evaluate("document.querySelector('#item-camera details').open"));
    assertEquals("SUMMARY", page.evaluate("document.activeElement.tagName"));
    assertThat(page.locator(".tree .gone")).containsText("Jabra Speak 510");
    assertThat(page.locator("#news")).not().isEmpty();
    fleet.directory.put(TestRooms.ready(room, fleet.now()));
    assertThat(page.locator("h1")).containsText("är klart för videomöten");
  }

  @Test
  void filtersStandInTheAddress() {
    page.navigate(fleet.base + "/");
    page.locator(".chip[data-state=UNKNOWN]").click();
    assertTrue(page.url().endsWith("/?state=UNKNOWN"), page.url());
    assertThat(page.locator(".chip[aria-current]")).containsText("Okänt");
    page.navigate(fleet.base + "/?q=hörsal");
    assertThat(page.locator(".tiles .tile")).hasCount(1);
    page.navigate(fleet.base + "/?q=finns%20inte");
    assertThat(page.locator("#board")).containsText("Inga rum här");
  }

  @Test
  void slashLeadsToTheSearch() {
    page.navigate(fleet.base + "/");
    page.keyboard().press("/");
    page.keyboard().type("hörsal");
    page.keyboard().press("Enter");
    assertThat(page.locator("#board .row")).hasCount(1);
    assertTrue(page.url().contains("q=h%C3%B6rsal"), page.url());
  }

  @Test
  void ticketIsTakenCommentedAndClosed() {
    fleet.desk.open(1500, new RoomId("tranan"),
        fleet.directory.find(new RoomId("tranan")).orElseThrow().assessment().findings().getFirst());
    page.navigate(fleet.base + "/tickets/1500");
    assertThat(page.locator("h1")).hasText("Jabra Speak 510 är borta: Tranan");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Jag tar det")).click();
    assertThat(page.locator(".toast")).hasText("Ärende 1500 är ditt.");
    assertThat(page.locator("#timeline li").first()).containsText("Sara Lind tog ärendet");
    page.fill("#note", "Ny kabel är på väg <b>nu</b>.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara anteckning")).click();
    assertThat(page.locator(".said").first()).hasText("Ny kabel är på väg <b>nu</b>.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stäng ärendet")).click();
    assertThat(page.locator("dialog")).isVisible();
    shot(page, "ticket-dialog");
    page.locator("dialog .main").click();
    assertThat(page.locator(".facts").first()).containsText("Stängt");
    page.navigate(fleet.base + "/settings");
    assertThat(page.locator(".table")).containsText("stängde ärende");
  }

  @Test
  void roomIsNamedByPeople() {
    page.navigate(fleet.base + "/rooms/a1/settings");
    page.fill("#name", "");
    page.evaluate("document.querySelector('#name').required = false");
    page.locator("main button.main").click();
    assertThat(page.locator(".wrong")).containsText("Skriv både");
    complaints.removeIf(c -> c.contains("400"));
    page.fill("#name", "Storken");
    page.locator("main button.main").click();
    assertThat(page.locator(".toast")).hasText("Rummet är sparat.");
    assertThat(page.locator("h1")).containsText("Storken");
    assertEquals("Storken", fleet.saved.getLast().name());
  }

  @Test
  void commandForANewRoomIsMade() {
    page.navigate(fleet.base + "/settings/add");
    page.fill("#name", "Örnen");
    page.locator("main button.main").click();
    assertThat(page.locator(".command")).containsText("--token kt1.token-of-a-test");
    shot(page, "add-room");
  }

  @Test
  void logsOutAndInAgain() {
    // another session than the one that the other tests share
    try (BrowserContext other = browser.newContext(options(1280, 900, "sv", false))) {
      Page there = other.newPage();
      there.navigate(fleet.base + "/rooms/tranan");
      assertThat(there.locator("h1")).hasText("Logga in");
      there.fill("#name", "sara lind");
      there.fill("#password", "fel lösenord, ganska långt");
      there.locator("main button.main").click();
      assertThat(there.locator("#wrong")).hasText("Namnet eller lösenordet är fel.");
      shot(there, "login-wrong");
      there.fill("#password", PASSWORD);
      there.locator("main button.main").click();
      assertThat(there.locator("h1")).containsText("Tranan är inte klart");
      there.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Logga ut")).click();
      assertThat(there.locator("h1")).hasText("Logga in");
      there.navigate(fleet.base + "/");
      assertTrue(there.url().endsWith("/login"), there.url());
    }
  }

  @Test
  void visitorsSeeNoNamesTicketsOrPorts() {
    try (BrowserContext visitor = browser.newContext(options(390, 844, "sv", false))) {
      Page there = visitor.newPage();
      there.navigate(fleet.base + "/r/tranan");
      String text = there.locator("body").innerText();
      assertTrue(text.contains("Supporten vet om det"), text);
      for (String secret : List.of("Sara", "1482", "1-4.2", "0b0e", "agent", "Logga")) {
        assertTrue(!text.contains(secret), "shows " + secret + " in " + text);
      }
    }
  }

  @Test
  void languageIsChosenAndKept() {
    page.navigate(fleet.base + "/rooms/tranan");
    page.getByText("English").click();
    assertThat(page.locator("h1")).containsText("is not ready");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.navigate(fleet.base + "/");
    assertThat(page.locator("#todo")).hasText("To do");
    page.getByText("Svenska").click();
    assertThat(page.locator("#todo")).hasText("Att göra");
  }

  @Test
  void themeIsChosenAndKept() {
    page.navigate(fleet.base + "/");
    page.getByText("Mörkt").click();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    assertEquals("rgb(15, 21, 28)", page.evaluate("getComputedStyle(document.documentElement).backgroundColor"));
  }

  @Test
  void unknownAddressHasADesignedPage() {
    page.navigate(fleet.base + "/rooms/finns-inte");
    assertThat(page.locator("h1")).hasText("Sidan finns inte");
    shot(page, "not-found");
    complaints.removeIf(c -> c.contains("404"));
  }

  @ParameterizedTest
  @CsvSource({"fleet,/", "room,/rooms/tranan", "room-ready,/rooms/e5", "room-silent,/rooms/n1",
      "room-new,/rooms/larkan",
      "tickets,/tickets?status=ALL", "ticket,/tickets/1482", "visitor,/r/tranan", "visitor-ready,/r/e5",
      "changes,/changes", "room-rebuilt,/rooms/rebuilt", "settings,/settings", "room-settings,/rooms/tranan/settings"})
  void isAccessibleInBothThemesAndNarrow(String name, String path) {
    List<String> faults = new ArrayList<>();
    for (boolean dark : new boolean[]{false, true}) {
      use(1280, 900, dark ? "en" : "sv", dark);
      page.navigate(fleet.base + path);
      shot(page, name + (dark ? "-dark-en" : "-light"));
      faults.addAll(axe(name + (dark ? " dark" : " light")));
      use(390, 844, "sv", dark);
      page.navigate(fleet.base + path);
      shot(page, name + "-phone" + (dark ? "-dark" : ""));
    }
    use(320, 700, "sv", false);
    page.navigate(fleet.base + path);
    faults.addAll(axe(name + " at 320 px"));
    assertEquals(List.of(), faults);
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    assertTrue(((Number) wide).intValue() <= 320, name + " scrolls sideways at 320 px: " + wide);
  }

  @Test
  void sentenceOfAnItemStandsBesideItsProof() {
    page.navigate(fleet.base + "/rooms/tranan");
    var proof = page.locator("#item-speaker .proof").boundingBox();
    var sentence = page.locator("#item-speaker .say").boundingBox();
    assertTrue(sentence.x > proof.x + proof.width && sentence.y < proof.y + proof.height, "beside, not below");
    assertTrue(sentence.width > 150, "has room: " + sentence.width);
    page.locator("#item-camera summary").click();
    assertThat(page.locator("#item-camera .readings")).containsText("px");
    shot(page, "room-open");
  }

  @Test
  void theSameChangeOverAllRoomsIsOneLineWithWhatBrokeAfterIt() {
    page.navigate(fleet.base + "/changes");
    assertThat(page.locator("h1")).hasText("Ändringar");
    assertThat(page.locator(".shifts li").first()).containsText("6.12.41+deb13-amd64 → 6.12.48+deb13-amd64");
    assertThat(page.locator(".shifts li").first()).containsText("11 rum, 9 gick sönder");
    page.locator(".shifts summary").first().click();
    assertThat(page.locator(".shifts .places a").first()).isVisible();
    shot(page, "changes-open");
    page.getByText("Senaste dygnet").click();
    assertTrue(page.url().endsWith("/changes?span=1d"), page.url());
  }

  @Test
  void aFindingTellsWhatChangedAndTheTreeWhereThingsComeFrom() {
    page.navigate(fleet.base + "/rooms/tranan");
    page.locator("#room-findings summary").first().click();
    assertThat(page.locator("#room-findings .changes").first()).containsText("Jabra Speak 510 försvann från 1-4.2");
    shot(page, "room-changed");
    page.navigate(fleet.base + "/rooms/rebuilt");
    assertThat(page.locator("#room-tree")).containsText("flyttad hit från 1-4.1");
    assertThat(page.locator("#room-tree")).containsText("ersatte Jabra Speak 510");
    assertThat(page.locator("#room-tree a")).containsText("Den här enheten satt i");
    assertThat(page.locator("#room-findings")).containsText("har flyttats från 1-4.1 till 1-4.3");
    assertThat(page.locator("#room-findings .head")).containsText("notiser");
  }

  @Test
  void lostContactIsSaidAndNothingStaleLooksFresh(@TempDir Path other) throws Exception {
    TestFleet doomed = new TestFleet(other);
    doomed.directory.put(TestRooms.ready(TestRooms.room("x", "Huset", "1", "Alfa"), doomed.now()));
    try (BrowserContext visitor = browser.newContext(options(390, 844, "sv", false))) {
      Page there = visitor.newPage();
      there.navigate(doomed.base + "/r/x");
      assertThat(there.locator("#lost")).isHidden();
      assertThat(there.locator("#live time")).not().isEmpty();
      doomed.close();
      assertThat(there.locator("#lost")).containsText("Kontakten bröts");
      assertThat(there.locator("#lost")).isVisible();
      assertThat(there.locator("#live")).hasAttribute("data-state", "STALE");
      assertThat(there.locator("h1")).hasText("Rummet är klart");
      there.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("lost-contact.png")));
    }
  }

  @Test
  void wallShowsEverythingSideBySide() {
    use(1920, 1080, "sv", true);
    page.navigate(fleet.base + "/");
    assertThat(page.locator("#sites")).isVisible();
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("fleet-wall.png")));
  }

  private List<String> axe(String where) {
    return new AxeBuilder(page).analyze().getViolations().stream()
        .filter(v -> !"minor".equals(v.getImpact()))
        .map(v -> where + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml())
        .toList();
  }

  private void use(int width, int height, String language, boolean dark) {
    if (context != null) {
      context.close();
    }
    context = browser.newContext(options(width, height, language, dark).setStorageState(state));
    page = context.newPage();
    page.onConsoleMessage(m -> {
      if (m.type().equals("error") || m.type().equals("warning")) {
        complaints.add(m.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(fleet.base)) {
        complaints.add("another host: " + request.url());
      }
    });
  }

  private static Browser.NewContextOptions options(int width, int height, String language, boolean dark) {
    return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language)
        .setTimezoneId("Europe/Stockholm")
        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
  }

  private static void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }
}
