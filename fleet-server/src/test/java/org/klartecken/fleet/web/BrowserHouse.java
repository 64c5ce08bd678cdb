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
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fleet with its rooms, an administrator who is logged in, and a browser that complains of whatever goes wrong: one for
 * all tests of a class, and after each of them it fails the test if there was a complaint.
 */
final class BrowserHouse implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SHOTS = Path.of("target", "screenshots");
  static final String PASSWORD = "sju gröna hästar i regn";
  private final Supplier<Path> folder;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> meant = new ArrayList<>();
  private @Nullable Open open;
  private @Nullable BrowserContext context;

  /** What there is from the first test of the class to its last. */
  private record Open(Playwright playwright, Browser browser, TestFleet fleet, String state) {
  }

  /** @param folder where the fleet keeps its data; asked for before the first test */
  BrowserHouse(Supplier<Path> folder) {
    this.folder = folder;
  }

  @Override
  public void beforeAll(ExtensionContext tests) throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "needs Debian's chromium");
    Files.createDirectories(SHOTS);
    Playwright playwright = Playwright
        .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking")));
    TestFleet fleet = new TestFleet(folder.get());
    open = new Open(playwright, browser, fleet, administrator(browser, fleet));
    fleet.populate();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    nothingWasComplainedAbout();
  }

  @Override
  public void afterAll(ExtensionContext tests) throws Exception {
    Open last = open;
    if (last != null) {
      close(context);
      last.browser().close();
      last.playwright().close();
      last.fleet().close();
    }
  }

  private Open open() {
    return Objects.requireNonNull(open, "no test of the class has begun");
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
    return open().fleet();
  }

  String base() {
    return fleet().base;
  }

  /** A page in Swedish, light, on a desk. */
  Page page(String path) {
    Page page = use(1280, 900, "sv", false);
    page.navigate(base() + path);
    return page;
  }

  /** Somebody who is not logged in; the context is the caller's to close, and nobody listens to its complaints. */
  BrowserContext stranger(int width, int height) {
    return open().browser().newContext(options(width, height, "sv", false));
  }

  /** The same for somebody whose own clock is of another zone. */
  Page abroad(String path, String zone) {
    Page page = use(options(1280, 900, "sv", false).setTimezoneId(zone));
    page.navigate(base() + path);
    return page;
  }

  Page use(int width, int height, String language, boolean dark) {
    return use(options(width, height, language, dark));
  }

  private Page use(Browser.NewContextOptions options) {
    close(context);
    BrowserContext fresh = open().browser().newContext(options.setStorageState(open().state()));
    context = fresh;
    Page page = fresh.newPage();
    page.onConsoleMessage(m -> {
      if (m.type().equals("error") || m.type().equals("warning")) {
        complaints.add(m.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(base())) {
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
      wide.navigate(base() + path);
      shot(wide, name + (dark ? "-dark-en" : "-light"));
      faults.addAll(axe(wide, name + (dark ? " dark" : " light")));
      Page phone = use(390, 844, "sv", dark);
      phone.navigate(base() + path);
      shot(phone, name + "-phone" + (dark ? "-dark" : ""));
    }
    Page narrow = use(320, 700, "sv", false);
    narrow.navigate(base() + path);
    faults.addAll(axe(narrow, name + " at 320 px"));
    assertEquals(List.of(), faults);
    int width = ((Number) narrow.evaluate("document.documentElement.scrollWidth")).intValue();
    assertEquals(320, Math.max(320, width), name + " scrolls sideways at 320 px");
  }

  void shot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
  }

  private static void close(@Nullable BrowserContext context) {
    if (context != null) {
      context.close();
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
