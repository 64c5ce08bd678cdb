// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A person of the IT staff with a room's page open in Chromium; the page itself notes when it changed. */
final class Onlooker implements AutoCloseable {
  /** Where Debian has it. */
  static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int PATIENCE_MS = 120_000;
  private static final String PASSWORD = "sju vita hästar i snö";
  private static final String NOTE_CHANGES = """
      (line) => {
        const read = () => {
          const item = document.getElementById('item-' + line);
          return item ? item.dataset.state : '';
        };
        window.changes = [];
        let last = read();
        new MutationObserver(() => {
          const now = read();
          if (now !== last) { last = now; window.changes.push(Date.now()); }
        }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
      }""";

  private final Playwright playwright;
  private final Browser browser;
  private final FleetHost server;
  private final Page page;

  /** Signs in by the one-time link of a server that has no administrator yet. */
  Onlooker(FleetHost server) {
    this.server = server;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    playwright = Playwright
        .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
        .setArgs(List.of("--no-sandbox", "--disable-background-networking")).setTimeout(PATIENCE_MS));
    page = browser.newPage(new Browser.NewPageOptions().setLocale("sv"));
    page.setDefaultTimeout(PATIENCE_MS);
    page.navigate(server.address(server.setupPath()));
    page.fill("#name", "Sara Lind");
    page.fill("#password", PASSWORD);
    page.fill("#again", PASSWORD);
    page.click("button.main");
    assertThat(page.locator("h1")).not().hasText("");
  }

  /** Opens a room's page, live, and from now on notes when a line of its contract changes. */
  void open(String room, String line) {
    page.navigate(server.address("/rooms/" + room));
    assertThat(page.locator("#live")).not().hasAttribute("data-state", "STALE");
    page.evaluate(NOTE_CHANGES, line);
  }

  /** Waits until the line has this state; gives the time, in milliseconds since 1970, at which the page showed it. */
  long awaitChange(String line, String state) {
    assertThat(page.locator("#item-" + line)).hasAttribute("data-state", state);
    return ((Number) page.evaluate("() => window.changes[window.changes.length - 1]")).longValue();
  }

  /** Waits until the line has another state; gives the time at which the page showed it. */
  long awaitAnyOtherThan(String line, String state) {
    assertThat(page.locator("#item-" + line)).not().hasAttribute("data-state", state);
    return ((Number) page.evaluate("() => window.changes[window.changes.length - 1]")).longValue();
  }

  /** Waits until the open room page shows a ticket with this text, and opens it by its link. */
  void followTicket(String text) {
    var link = page.locator("#room-tickets a[href*='/tickets/']").filter(
        new com.microsoft.playwright.Locator.FilterOptions().setHasText(text)).first();
    assertThat(link).isVisible();
    link.click();
    assertThat(page.locator("#ticket-head h1")).containsText(text);
  }

  /** Waits until the open ticket is in this state. */
  void awaitTicket(String word) {
    assertThat(page.locator("#ticket-head .tag")).hasText(word);
  }

  /** Opens a room's page and waits until what it says of its self-test has this text. */
  void awaitSelfTest(String room, String text) {
    page.navigate(server.address("/rooms/" + room));
    assertThat(page.locator("#room-selftest")).containsText(text);
  }

  void shoot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
