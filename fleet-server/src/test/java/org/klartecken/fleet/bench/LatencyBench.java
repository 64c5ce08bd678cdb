// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * From a device pulled out of a PC to the change on an open page in Chromium, and from a killed agent to the room that
 * is UNKNOWN: real server, real agent, real kernel events, real browser, all on this machine.
 *
 * <p>The page notes the time of each change itself, so that no polling of ours is in the figures.
 */
public final class LatencyBench {
  private static final String NOTE_CHANGES = """
      () => {
        const read = () => {
          const item = document.querySelector('#room-items li[id*="microphone"]');
          const room = document.querySelector('#room-verdict .verdict');
          return (item ? item.dataset.state : '') + ' ' + (room ? room.dataset.state : '');
        };
        window.changes = [];
        let last = read();
        new MutationObserver(() => {
          const now = read();
          if (now !== last) { last = now; window.changes.push(Date.now()); }
        }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
      }""";
  private static final String PASSWORD = "sju korta hästar i motvind";
  private static final int PATIENCE_MS = 60_000;
  private final Random random = new Random(1);
  private final Path project;
  private final Path work;
  private final int http = freePort();
  private final int mqtt = freePort();
  private final MadeUpPc pc;

  private LatencyBench(Path project, Path work) throws IOException {
    this.project = project;
    this.work = work;
    pc = new MadeUpPc(Files.createDirectories(work.resolve("pc")));
  }

  /** Arguments: the project's folder, a folder for temporary files, rounds, kills, and the file for the result. */
  public static void main(String[] args) throws Exception {
    if (!MadeUpPc.canAnnounce()) {
      System.err
          .println("bench latency: kernel events cannot be caused here: /sys/class/net/lo/uevent must be writable");
      System.exit(1);
    }
    LatencyBench bench = new LatencyBench(Path.of(args[0]), Path.of(args[1]));
    JsonObject result = bench.run(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    Files.writeString(Path.of(args[4]), result.encode() + "\n");
    System.out.println(result.encode());
    System.exit(0); // Playwright leaves threads behind
  }

  private JsonObject run(int rounds, int kills) throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Path data = work.resolve("data");
    try (
        Started server = script("fleet", "serve", "--data", data.toString(), "--http-port", "" + http, "--stamp-port",
            "0", "--mqtt-port",
            "" + mqtt);
        Playwright playwright = Playwright
            .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")))) {
      String link = server.line(line -> line.contains("/setup/"));
      Page page = browser.newPage();
      setUp(page, "/setup/" + link.substring(link.indexOf("/setup/") + 7).split("[^A-Za-z0-9_-]", 2)[0]);
      String token = agentToken(data);
      Started agent = agent(token);
      try {
        return measure(page, agent, rounds, kills);
      } finally {
        agent.close();
      }
    }
  }

  private JsonObject measure(Page page, Started first, int rounds, int kills) throws Exception {
    await(page);
    Locator microphone = page.locator("#room-items li[id*='microphone']");
    assertThat(microphone).not().hasAttribute("data-state", "FAILED");
    page.evaluate(NOTE_CHANGES);
    List<Long> unplugged = new ArrayList<>();
    List<Long> plugged = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      pause();
      unplugged.add(time(page, pc::unplug, () -> assertThat(microphone).hasAttribute("data-state", "FAILED")));
      pause();
      plugged.add(time(page, pc::plug, () -> assertThat(microphone).not().hasAttribute("data-state", "FAILED")));
    }
    List<Long> silent = kills(page, first, kills);
    return new JsonObject().put("bench", "latency").put("unplug_to_page_ms", summary(unplugged, "p95", 0.95))
        .put("plug_to_page_ms", summary(plugged, "p95", 0.95))
        .put("kill_to_unknown_ms", summary(silent, "p99", 0.99));
  }

  private List<Long> kills(Page page, Started first, int kills) throws Exception {
    Locator verdict = page.locator("#room-verdict .verdict");
    List<Long> silent = new ArrayList<>();
    Started agent = first;
    for (int kill = 0; kill < kills; kill++) {
      pause();
      Started victim = agent;
      silent.add(time(page, victim::kill, () -> assertThat(verdict).hasAttribute("data-state", "UNKNOWN")));
      agent = agent("");
      assertThat(verdict).not().hasAttribute("data-state", "UNKNOWN");
    }
    agent.close();
    return silent;
  }

  /** Something that is done to the room. */
  private interface Deed {
    void happen() throws IOException, InterruptedException;
  }

  private static long time(Page page, Deed deed, Runnable seen) throws IOException, InterruptedException {
    page.evaluate("() => { window.changes = []; }");
    long begin = System.currentTimeMillis();
    deed.happen();
    seen.run();
    Object changes = page.evaluate("() => window.changes.length > 0 ? window.changes[0] : -1");
    long at = ((Number) changes).longValue();
    if (at < begin) {
      throw new IllegalStateException("the page changed without noting when");
    }
    return at - begin;
  }

  /** Longer than the agent's shortest time between two reports, and not in step with anything. */
  private void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(700 + random.nextInt(600));
  }

  private void setUp(Page page, String path) {
    page.navigate(address(path));
    page.fill("#name", "Bench");
    page.fill("#password", PASSWORD);
    page.fill("#again", PASSWORD);
    page.click("button.main");
    assertThat(page.locator("h1")).not().hasText("");
  }

  /** The room's page, once its agent was heard. */
  private void await(Page page) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      var answer = page.navigate(address("/rooms/bench"));
      if (answer != null && answer.status() == 200
          && page.locator("#room-verdict .verdict:not([data-state='UNKNOWN'])").count() > 0) {
        assertThat(page.locator("#live")).not().hasAttribute("data-state", "STALE");
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the room was not heard within two minutes");
  }

  private String agentToken(Path data) throws IOException, InterruptedException {
    try (
        Started made = script("fleet", "agent-token", "create", "--data", data.toString(), "--quiet", "--room", "bench",
            "--name", "Bench", "--standard", "huddle")) {
      return made.line(line -> line.startsWith("kt1.")).strip();
    }
  }

  private Started agent(String token) throws IOException {
    List<String> command = new ArrayList<>(List.of("agent", "run", "--root", work.resolve("pc").toString(), "--state",
        work.resolve("state").toString(), "--server", address("")));
    if (!token.isEmpty()) {
      command.addAll(List.of("--token", token));
    }
    return script(command.toArray(String[]::new));
  }

  private Started script(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, project.resolve("scripts").resolve(words[0]).toString());
    return new Started(command);
  }

  private String address(String path) {
    return "http://localhost:" + http + path;
  }

  private static JsonObject summary(List<Long> times, String name, double quantile) {
    if (times.isEmpty()) {
      return new JsonObject().put("n", 0);
    }
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    System.out.printf(Locale.ROOT, "%d measurements: least %d, most %d%n", sorted.size(), sorted.getFirst(),
        sorted.getLast());
    return new JsonObject().put("p50", at(sorted, 0.5)).put(name, at(sorted, quantile)).put("n", sorted.size());
  }

  /** The smallest value that is not below this share of them. */
  private static long at(List<Long> sorted, double quantile) {
    return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
