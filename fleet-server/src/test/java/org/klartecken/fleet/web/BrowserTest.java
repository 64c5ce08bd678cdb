// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;

/** The pages in a real browser, on a real server. */
class BrowserTest {
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
  void problemsComeFirstAndTheHouseOfTheSilentIsOneLine() {
    page.navigate(HOUSE.base() + "/");
    assertThat(page.locator("h1")).containsText("inte klara");
    assertThat(page.locator("#board .row").first()).hasAttribute("data-state", "NOT_READY");
    assertThat(page.locator("#row-tranan")).containsText("Jabra Speak 510 är borta");
    assertThat(page.locator("#board .incident")).hasCount(1);
    assertThat(page.locator("#board .incident")).containsText("Nässjö stadshus");
    assertThat(page.locator("#row-n1")).hasCount(0);
  }

  @Test
  void unpluggedDeviceShowsWithoutReloading() {
    page.navigate(HOUSE.base() + "/");
    assertThat(page.locator("#live")).not().hasAttribute("data-state", "STALE");
    page.evaluate("window.same = true");
    var room = TestRooms.room("e0", "Eksjö stadshus", "3", "Linden");
    HOUSE.fleet().directory.put(TestRooms.without(room, TestRooms.CAMERA, Duration.ofSeconds(1), HOUSE.fleet().now()));
    assertThat(page.locator("#row-e0")).containsText("BRIO är borta");
    assertThat(page.locator("a.tile[href='/rooms/e0']").first()).hasAttribute("data-state", "NOT_READY");
    assertEquals(true, page.evaluate("window.same"), "the page was not reloaded");
    HOUSE.fleet().directory.put(TestRooms.ready(room, HOUSE.fleet().now()));
    assertThat(page.locator("#row-e0")).hasCount(0);
  }

  @Test
  void theClockIsTheRoomsAndSaysSoWhereTheReadersOwnDiffers() {
    assertThat(HOUSE.abroad("/rooms/v0", "America/New_York").locator("#live time")).containsText(" Stockholm");
    Page home = HOUSE.abroad("/rooms/v0", "Europe/Stockholm");
    assertThat(home.locator("#live time")).hasText(java.util.regex.Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}"));
  }

  @Test
  void swapKeepsFocusAndOpenDetails() {
    page.navigate(HOUSE.base() + "/rooms/v0");
    assertThat(page.locator("section:has(> .head > #items) .head")).containsText("Mot rumsstandarden Litet hybridrum");
    page.locator("#item-camera summary").click();
    page.locator("#item-camera summary").focus();
    assertThat(page.locator("#item-camera details")).hasAttribute("open", "");
    var room = TestRooms.room("v0", "Vetlanda stadshus", "3", "Linden");
    HOUSE.fleet().directory
        .put(TestRooms.without(room, TestRooms.SPEAKERPHONE, Duration.ofSeconds(1), HOUSE.fleet().now()));
    assertThat(page.locator("#item-microphone")).not().hasAttribute("data-state", "PROVED");
    assertEquals(true, page.evaluate("document.querySelector('#item-camera details').open"));
    assertEquals("SUMMARY", page.evaluate("document.activeElement.tagName"));
    assertThat(page.locator(".tree .gone")).containsText("Jabra Speak 510");
    assertThat(page.locator("#news")).not().isEmpty();
    HOUSE.fleet().directory.put(TestRooms.ready(room, HOUSE.fleet().now()));
    assertThat(page.locator("h1")).containsText("är klart för videomöten");
  }

  @Test
  void filtersStandInTheAddress() {
    page.navigate(HOUSE.base() + "/");
    page.locator(".chip[data-state=UNKNOWN]").click();
    assertTrue(page.url().endsWith("/?state=UNKNOWN"), page.url());
    assertThat(page.locator(".chip[aria-current]")).containsText("Okänt");
    page.navigate(HOUSE.base() + "/?q=hörsal");
    assertThat(page.locator(".tiles .tile")).hasCount(1);
    page.navigate(HOUSE.base() + "/?q=finns%20inte");
    assertThat(page.locator("#board")).containsText("Inga rum här");
  }

  @Test
  void slashLeadsToTheSearch() {
    page.navigate(HOUSE.base() + "/");
    page.keyboard().press("/");
    page.keyboard().type("hörsal");
    page.keyboard().press("Enter");
    assertThat(page.locator("#board .row")).hasCount(1);
    assertTrue(page.url().contains("q=h%C3%B6rsal"), page.url());
  }

  @Test
  void ticketIsTakenCommentedAndClosed() {
    HOUSE.fleet().desk.open(1500, new RoomId("tranan"),
        HOUSE.fleet().directory.find(new RoomId("tranan")).orElseThrow().assessment().findings().getFirst());
    page.navigate(HOUSE.base() + "/tickets/1500");
    assertThat(page.locator("h1")).hasText("Jabra Speak 510 är borta: Tranan");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Jag tar det")).click();
    assertThat(page.locator(".toast")).hasText("Ärende 1500 är ditt.");
    assertThat(page.locator("#timeline li").first()).containsText("Sara Lind tog ärendet");
    page.fill("#note", "Ny kabel är på väg <b>nu</b>.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Spara anteckning")).click();
    assertThat(page.locator(".said").first()).hasText("Ny kabel är på väg <b>nu</b>.");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stäng ärendet")).click();
    assertThat(page.locator("dialog")).isVisible();
    HOUSE.shot(page, "ticket-dialog");
    page.locator("dialog .main").click();
    assertThat(page.locator(".facts").first()).containsText("Stängt");
    page.navigate(HOUSE.base() + "/settings");
    assertThat(page.locator(".table")).containsText("stängde ärende");
  }

  @Test
  void roomIsNamedByPeople() {
    page.navigate(HOUSE.base() + "/rooms/a1/settings");
    page.fill("#name", "");
    page.evaluate("document.querySelector('#name').required = false");
    page.locator("main button.main").click();
    assertThat(page.locator(".wrong")).containsText("Skriv både");
    HOUSE.expect("400");
    page.fill("#name", "Storken");
    page.locator("main button.main").click();
    assertThat(page.locator(".toast")).hasText("Rummet är sparat.");
    assertThat(page.locator("h1")).containsText("Storken");
    assertEquals("Storken", HOUSE.fleet().saved.getLast().name());
  }

  @Test
  void commandForANewRoomIsMade() {
    page.navigate(HOUSE.base() + "/settings/add");
    page.fill("#name", "Örnen");
    page.locator("main button.main").click();
    assertThat(page.locator(".command")).containsText("--token kt1.token-of-a-test");
    HOUSE.shot(page, "add-room");
  }

  @Test
  void unknownAddressHasADesignedPage() {
    page.navigate(HOUSE.base() + "/rooms/finns-inte");
    assertThat(page.locator("h1")).hasText("Sidan finns inte");
    HOUSE.shot(page, "not-found");
    HOUSE.expect("404");
  }

  @ParameterizedTest
  @CsvSource({"fleet,/", "room,/rooms/tranan", "room-ready,/rooms/e5", "room-silent,/rooms/n1",
      "room-new,/rooms/larkan",
      "tickets,/tickets?status=ALL", "ticket,/tickets/1482", "visitor,/r/tranan", "visitor-ready,/r/e5",
      "changes,/changes", "room-rebuilt,/rooms/rebuilt", "settings,/settings", "room-settings,/rooms/tranan/settings"})
  void isAccessibleInBothThemesAndNarrow(String name, String path) {
    HOUSE.isAccessible(name, path);
  }

  @Test
  void sentenceOfAnItemStandsBesideItsProof() {
    page.navigate(HOUSE.base() + "/rooms/tranan");
    var proof = page.locator("#item-speaker .proof").boundingBox();
    var sentence = page.locator("#item-speaker .say").boundingBox();
    assertTrue(sentence.x > proof.x + proof.width && sentence.y < proof.y + proof.height, "beside, not below");
    assertTrue(sentence.width > 150, "has room: " + sentence.width);
    page.locator("#item-camera summary").click();
    assertThat(page.locator("#item-camera .readings")).containsText("px");
    HOUSE.shot(page, "room-open");
  }

  @Test
  void theSameChangeOverAllRoomsIsOneLineWithWhatBrokeAfterIt() {
    page.navigate(HOUSE.base() + "/changes");
    assertThat(page.locator("h1")).hasText("Ändringar");
    assertThat(page.locator(".shifts li").first()).containsText("6.12.41+deb13-amd64 → 6.12.48+deb13-amd64");
    assertThat(page.locator(".shifts li").first()).containsText("11 rum, 9 gick sönder");
    page.locator(".shifts summary").first().click();
    assertThat(page.locator(".shifts .places a").first()).isVisible();
    HOUSE.shot(page, "changes-open");
    page.getByText("Senaste dygnet").click();
    assertTrue(page.url().endsWith("/changes?span=1d"), page.url());
  }

  @Test
  void anOpenPageOfChangesTellsTheNextOneAndKeepsWhatIsOpen() {
    page.navigate(HOUSE.base() + "/changes");
    Locator moved = page.locator(".shifts li", new Page.LocatorOptions().setHasText("till en annan port"));
    assertThat(moved).containsText("1 rum");
    moved.locator("summary").click();
    page.evaluate("window.same = true");
    Instant now = HOUSE.fleet().now();
    Room viken = TestRooms.room("v2", "Vetlanda stadshus", "2", "Viken");
    RoomSnapshot before = TestRooms.marked(viken, now.minus(Duration.ofHours(2)));
    HOUSE.fleet().changed(before, TestRooms.rearranged(viken, before, now.minus(Duration.ofMinutes(1)), now));
    assertThat(moved).containsText("2 rum");
    assertThat(moved.locator("details")).hasAttribute("open", "");
    assertThat(moved.locator(".places")).containsText("Viken");
    assertEquals(true, page.evaluate("window.same"), "not reloaded");
  }

  @Test
  void aTicketTellsWhatChangedBeforeItsFault() {
    page.navigate(HOUSE.base() + "/tickets/1482");
    page.locator("#ticket-changed summary").click();
    assertThat(page.locator("#ticket-changed .changes")).containsText("Jabra Speak 510 försvann från 1-4.2");
    HOUSE.shot(page, "ticket-changed");
  }

  @Test
  void standardsStandInTheOrderOfTheirNames() {
    page.navigate(HOUSE.base() + "/rooms/a1/settings");
    List<String> names = page.locator(".choices label b").allInnerTexts();
    List<String> levels = names.stream().filter(name -> name.startsWith("Nivå ")).map(n -> n.substring(0, 6)).toList();
    assertEquals(List.of("Nivå 0", "Nivå 1", "Nivå 2", "Nivå 3"), levels, names.toString());
  }

  @Test
  void aFindingTellsWhatChangedAndTheTreeWhereThingsComeFrom() {
    page.navigate(HOUSE.base() + "/rooms/tranan");
    page.locator("#room-findings summary").first().click();
    assertThat(page.locator("#room-findings .changes").first()).containsText("Jabra Speak 510 försvann från 1-4.2");
    HOUSE.shot(page, "room-changed");
    page.navigate(HOUSE.base() + "/rooms/rebuilt");
    assertThat(page.locator("#room-tree")).containsText("flyttad hit från 1-4.1");
    assertThat(page.locator("#room-tree")).containsText("ersatte Jabra Speak 510");
    assertThat(page.locator("#room-tree a")).containsText("Den här enheten satt i");
    assertThat(page.locator("#room-findings")).containsText("har flyttats från 1-4.1 till 1-4.3");
    assertThat(page.locator("#room-findings .head")).containsText("notiser");
  }

  @Test
  void wallShowsEverythingSideBySide() {
    page = HOUSE.use(1920, 1080, "sv", true);
    page.navigate(HOUSE.base() + "/");
    assertThat(page.locator("#sites")).isVisible();
    HOUSE.shot(page, "fleet-wall");
  }
}
