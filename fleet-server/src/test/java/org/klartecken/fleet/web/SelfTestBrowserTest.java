// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.selftest.Occasion;
import org.klartecken.fleet.selftest.TestTime;

/** When a room is tested, and what came of it, in a real browser. */
class SelfTestBrowserTest {
  @TempDir
  static Path folder;
  @RegisterExtension
  private static final BrowserHouse HOUSE = new BrowserHouse(() -> folder);

  @Test
  void aTimeIsSetRemovedAndBroughtBack() {
    RoomId room = new RoomId("e1");
    Page page = HOUSE.page("/rooms/e1/selftests");
    assertThat(page.locator("main")).containsText("Inga egna tider är satta");
    page.getByLabel("Klockan").fill("07:45");
    page.locator("input[name=day-FRIDAY]").uncheck();
    page.locator("form[aria-labelledby=weekly] button").click();
    assertThat(page.locator(".toast")).hasText("Tiden är satt.");
    assertThat(page.locator(".set li")).containsText("Mån, tis, ons och tors 07:45");
    assertEquals(List.of(new Occasion.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
        LocalTime.of(7, 45))), holding(room).stream().map(TestTime::occasion).toList());
    button(page, "Ta bort Mån, tis, ons och tors 07:45");
    assertThat(page.locator(".set li")).containsText("borttagen");
    assertEquals(List.of(), holding(room));
    HOUSE.shot(page, "selftest-times-removed");
    button(page, "Ångra Mån, tis, ons och tors 07:45");
    assertThat(page.locator(".toast")).hasText("Tiden gäller igen.");
    assertEquals(1, holding(room).size());
    page.navigate(HOUSE.base() + "/settings");
    assertThat(page.locator(".table")).containsText("tog bort tid för självtest i rum");
  }

  @Test
  void aTimeBeforeAMeetingIsByTheRoomsClockAndWhatMakesNoSenseIsAskedForAgain() {
    RoomId room = new RoomId("e2");
    Page page = HOUSE.page("/rooms/e2/selftests");
    LocalDateTime meeting = LocalDateTime.ofInstant(HOUSE.fleet().now().plus(Duration.ofDays(2)), TestRooms.ZONE)
        .truncatedTo(ChronoUnit.MINUTES);
    page.getByLabel("Mötet börjar").fill(meeting.toString());
    page.getByLabel("Minuter före").fill("25");
    page.locator("form[aria-labelledby=once] button").click();
    assertThat(page.locator(".set li")).containsText("25 min före");
    assertEquals(List.of(new Occasion.Before(meeting.atZone(TestRooms.ZONE).toInstant(), 25)),
        holding(room).stream().map(TestTime::occasion).toList());
    for (var day : page.locator(".days input").all()) {
      day.uncheck();
    }
    page.locator("form[aria-labelledby=weekly] button").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Välj minst en dag");
    HOUSE.expect("400");
    assertEquals(1, holding(room).size());
  }

  @Test
  void soundAtNightIsAllowedRoomByRoom() {
    Page page = HOUSE.page("/rooms/e3/selftests");
    page.getByLabel("Får låta mellan 22 och 06").check();
    page.locator(".night button").click();
    assertThat(page.locator(".toast")).hasText("Rummet får låta på natten.");
    assertThat(page.getByLabel("Får låta mellan 22 och 06")).isChecked();
    assertTrue(HOUSE.fleet().selfTests.sound().isAllowed(new RoomId("e3")));
    assertEquals(false, HOUSE.fleet().selfTests.sound().isAllowed(new RoomId("e4")));
  }

  @Test
  void theVerdictComesFirstAndTheFigureThatLeftItsRangeIsToldBeforeItFails() {
    TestedNights.of(HOUSE.fleet(), "e6");
    Page page = HOUSE.page("/rooms/e6");
    assertThat(page.locator("#room-selftest")).containsText("Inget fel hittades");
    assertThat(page.locator("#room-selftest")).containsText("Lägre än vanligt sedan");
    HOUSE.shot(page, "room-selftest-warned");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Trender, tider och tidigare prov")).click();
    assertThat(page.locator(".trends figure").first()).containsText("Hur starkt den hörs");
    assertThat(page.locator(".trends figure").first()).containsText("lägre än vanligt");
    assertThat(page.locator(".warned .found")).containsText("Se efter volymen på enheten");
    assertThat(page.locator(".device figure").first()).not().isVisible();
    page.locator(".device summary h3").first().click();
    assertThat(page.locator(".device figure").first()).isVisible();
    page.locator(".trends figure").first().locator("summary").click();
    assertThat(page.locator(".trends figure").first().locator("tbody tr").first()).isVisible();
    assertThat(page.locator("section[aria-labelledby=past] .list > li")).hasCount(20);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Äldre").setExact(true)).click();
    assertThat(page).hasURL(java.util.regex.Pattern.compile(".*page=2.*"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Med fel").setExact(true)).click();
    assertThat(page.locator("section[aria-labelledby=past] .list > li")).hasCount(2);
    assertThat(page.locator("section[aria-labelledby=past]"))
        .containsText("Bilden från kameran gick inte att prova: inget svar. Dra ur kabeln");
    page.navigate(HOUSE.base() + "/rooms/e6/selftests?fault=audio.loop_heard");
    assertThat(page.locator("section[aria-labelledby=past] .list > li")).hasCount(1);
    assertThat(page.locator("section[aria-labelledby=past]")).containsText("Högtalaren hörs inte");
    HOUSE.fleet().selfTests.times().add(new RoomId("e6"),
        new Occasion.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(7, 30)), "Sara Lind");
    HOUSE.isAccessible("selftests-tested", "/rooms/e6/selftests");
  }

  @Test
  void aTestOfARoomWithoutItsCameraIsNotGreenAndClaimsNoLoudspeaker() {
    TestedNights.withoutCamera(HOUSE.fleet(), "e8");
    Page page = HOUSE.page("/rooms/e8");
    assertThat(page.locator("#room-selftest .found")).hasCount(1);
    assertThat(page.locator("#room-selftest .found")).hasAttribute("data-state", "UNKNOWN");
    assertThat(page.locator("#room-selftest"))
        .containsText("Det som saknas i rummet kunde inte provas: kamera. Anslut det och prova igen.");
    assertThat(page.locator("#room-selftest")).containsText("Det som provades: mikrofonen och samtal över nätverket.");
    assertThat(page.locator("#room-selftest")).containsText("Högtalaren provades inte: inget ljud spelas så här dags.");
    HOUSE.shot(page, "room-selftest-incomplete");
    page.navigate(HOUSE.base() + "/rooms/e8/selftests");
    assertThat(page.locator("section[aria-labelledby=past] .filters")).hasCount(0);
    assertThat(page.locator("section[aria-labelledby=past] li").first()).hasAttribute("data-state", "UNKNOWN");
    assertThat(page.locator("section[aria-labelledby=past]")).containsText("Åtgärdat: Jabra Speak 510");
    assertThat(page.locator("section[aria-labelledby=past]")).not().containsText("true > false");
    HOUSE.isAccessible("selftests-incomplete", "/rooms/e8/selftests");
  }

  @Test
  void whatTheLastWholeTestFoundStaysWhenTheNextOneIsStopped() {
    TestedNights.of(HOUSE.fleet(), "e5");
    Page page = HOUSE.page("/rooms/e5");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prova rummet nu")).click();
    assertThat(page.locator("#room-selftest h2")).hasText("Självtest pågår");
    TestedNights.failed(HOUSE.fleet(), "e5");
    assertThat(page.locator("#room-selftest")).containsText("Högtalaren hörs inte");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prova rummet nu")).click();
    assertThat(page.locator("#room-selftest h2")).hasText("Självtest pågår");
    assertThat(page.locator("#room-selftest")).not().containsText("Högtalaren hörs inte");
    TestedNights.stopped(HOUSE.fleet(), "e5");
    assertThat(page.locator("#room-selftest")).containsText("Någon började använda rummet");
    assertThat(page.locator("#room-selftest .before")).containsText("Senaste hela provet");
    assertThat(page.locator("#room-selftest .found[data-state=FAILED]")).containsText("Högtalaren hörs inte");
    HOUSE.shot(page, "room-selftest-stopped");
    HOUSE.isAccessible("room-selftest-stopped", "/rooms/e5");
  }

  @Test
  void aRunningTestIsFollowedStepByStepAndItsFaultsComeFirst() {
    TestedNights.of(HOUSE.fleet(), "e7");
    Page page = HOUSE.page("/rooms/e7");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prova rummet nu")).click();
    assertThat(page.locator("#room-selftest h2")).hasText("Självtest pågår");
    TestedNights.running(HOUSE.fleet(), "e7");
    assertThat(page.locator(".steps li")).hasCount(3);
    assertThat(page.locator(".steps li[data-state=NOW]")).containsText("Ljud ut och in");
    assertThat(page.locator(".steps li[data-state=WAITS]")).containsText("Samtal över nätverket");
    assertThat(page.locator("#room-selftest progress")).hasAttribute("value", "42");
    HOUSE.shot(page, "room-selftest-running");
    TestedNights.failed(HOUSE.fleet(), "e7");
    assertThat(page.locator("#room-selftest")).containsText("Högtalaren hörs inte");
    assertThat(page.locator("#room-selftest progress")).hasCount(0);
    assertThat(page.locator("#room-selftest")).containsText(java.util.regex.Pattern
        .compile("Åtgärdat: Jabra Speak 510, .*: 5\\s% → 60\\s%"));
    HOUSE.shot(page, "room-selftest-failed");
    page.navigate(HOUSE.base() + "/?selftest=FAILED");
    assertThat(page.locator("#sites")).containsText(HOUSE.fleet().directory.find(new RoomId("e7")).orElseThrow()
        .room().name());
    HOUSE.shot(page, "fleet-selftest-failed");
  }

  @Test
  void whoSawTheTestPictureSaysWhichCodeItShowed() {
    RoomId room = new RoomId("e9");
    Page page = HOUSE.page("/rooms/e9");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prova rummet nu")).click();
    assertThat(page.locator("#room-selftest h2")).hasText("Självtest pågår");
    TestedNights.pictured(HOUSE.fleet(), "e9", "4711");
    assertThat(page.locator(".asked")).containsText("Vilken kod visade Samsung QM75?");
    assertThat(page.locator("main")).not().containsText("4711");
    HOUSE.shot(page, "room-selftest-asked");
    button(page, "Ingen bild syntes");
    assertThat(page.locator("#room-selftest")).containsText("Provbilden syntes inte på skärmen.");
    assertTrue(HOUSE.fleet().selfTests.faults().contains(room));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Prova rummet nu")).click();
    assertThat(page.locator("#room-selftest h2")).hasText("Självtest pågår");
    TestedNights.pictured(HOUSE.fleet(), "e9", "0815");
    page.getByLabel("Koden på Samsung QM75").fill("0815");
    page.getByLabel("Koden på Samsung QM75").press("Enter");
    assertThat(page.locator("#room-selftest")).containsText("Sara Lind såg rätt kod på Samsung QM75");
    assertEquals(false, HOUSE.fleet().selfTests.faults().contains(room));
    page.navigate(HOUSE.base() + "/settings");
    assertThat(page.locator(".table")).containsText("svarade om provbilden i rum");
  }

  private static List<TestTime> holding(RoomId room) {
    return HOUSE.fleet().selfTests.times().of(room).stream().filter(time -> time.removedAt() == null).toList();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }
}
