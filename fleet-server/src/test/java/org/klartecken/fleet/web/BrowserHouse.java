// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A fleet with its rooms, an administrator who is logged in, and a browser that complains of whatever goes wrong. */
final class BrowserHouse {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target", "screenshots");
  static final String PASSWORD = "sju gröna hästar i regn";
  private final Playwright playwright;
  private final Browser browser;
  private final TestFleet fleet;
  private final String state;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> meant = new ArrayList<>();
  private @Nullable BrowserContext context;

  private BrowserHouse(Playwright playwright, Browser browser, TestFleet fleet, String state) {
    this.playwright = playwright;
    this.browser = browser;
    this.fleet = fleet;
    this.state = state;
  }

  static BrowserHouse open(Path folder) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Debian's chromium");
    Files.createDirectories(SHOTS);
    Playwright playwright = Playwright
        .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));
    TestFleet fleet = new TestFleet(folder);
    String state = administrator(browser, fleet);
    fleet.populate();
    return new BrowserHouse(playwright, browser, fleet, state);
  }

  private static String administrator(Browser browser, TestFleet fleet) {
    try (BrowserContext first = browser.newContext(options(1280, 900, "sv", false))) {
      Page page = first.newPage();
      page.navigate(fleet.base + fleet.pages.setupPath().orElseThrow());
      page.fill("#name", "Sara Lind");
      page.fill("#password", PASSWORD);
      page.fill("#again", PASSWORD);
      page.click("button.main");
      page.waitForURL(fleet.base + "/");
      return first.storageState();
    }
  }

  TestFleet fleet() {
    return fleet;
  }

  String base() {
    return fleet.base;
  }

  /** A page in Swedish, light, on a desk. */
  Page page(String path) {
    Page page = use(1280, 900, "sv", false);
    page.navigate(fleet.base + path);
    return page;
  }

  /** Somebody who is not logged in; the context is the caller's to close, and nobody listens to its complaints. */
  BrowserContext stranger(int width, int height) {
    return browser.newContext(options(width, height, "sv", false));
  }

  Page use(int width, int height, String language, boolean dark) {
    close(context);
    BrowserContext fresh = browser.newContext(options(width, height, language, dark).setStorageState(state));
    context = fresh;
    Page page = fresh.newPage();
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
    return page;
  }

  /** The browser reports such an answer, now or in a while, and in this test it is meant. */
  void expect(String status) {
    meant.add(status);
  }

  void nothingWasComplainedAbout() {
    close(context);
    context = null;
    List<String> said = complaints.stream().filter(c -> meant.stream().noneMatch(c::contains)).toList();
    complaints.clear();
    meant.clear();
    assertEquals(List.of(), said, "errors, breaches of the content policy or requests to other hosts");
  }

  /** By axe, in both themes and languages and on a narrow phone; leaves pictures of each. */
  void isAccessible(String name, String path) {
    List<String> faults = new ArrayList<>();
    for (boolean dark : new boolean[]{false, true}) {
      Page wide = use(1280, 900, dark ? "en" : "sv", dark);
      wide.navigate(fleet.base + path);
      shot(wide, name + (dark ? "-dark-en" : "-light"));
      faults.addAll(axe(wide, name + (dark ? " dark" : " light")));
      Page phone = use(390, 844, "sv", dark);
      phone.navigate(fleet.base + path);
      shot(phone, name + "-phone" + (dark ? "-dark" : ""));
    }
    Page narrow = use(320, 700, "sv", false);
    narrow.navigate(fleet.base + path);
    faults.addAll(axe(narrow, name + " at 320 px"));
    assertEquals(List.of(), faults);
    int width = ((Number) narrow.evaluate("document.documentElement.scrollWidth")).intValue();
    assertEquals(320, Math.max(320, width), name + " scrolls sideways at 320 px");
  }

  void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  void close() throws Exception {
    close(context);
    browser.close();
    playwright.close();
    fleet.close();
  }

  private static void close(@Nullable BrowserContext open) {
    if (open != null) {
      open.close();
    }
  }

  private static List<String> axe(Page page, String where) {
    return new AxeBuilder(page).analyze().getViolations().stream().filter(v -> !"minor".equals(v.getImpact()))
        .map(v -> where + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()).toList();
  }

  private static Browser.NewContextOptions options(int width, int height, String language, boolean dark) {
    return new Browser.NewContextOptions().setViewportSize(width, height).setLocale(language)
        .setTimezoneId("Europe/Stockholm").setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
  }
}
