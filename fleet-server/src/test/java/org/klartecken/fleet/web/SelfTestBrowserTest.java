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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.selftest.Occasion;
import org.klartecken.fleet.selftest.TestTime;

/** When a room is tested, and what came of it, in a real browser. */
class SelfTestBrowserTest {
  @TempDir
  static Path folder;
  private static BrowserHouse house;

  @BeforeAll
  static void start() throws Exception {
    house = BrowserHouse.open(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (house != null) {
      house.close();
    }
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    house.nothingWasComplainedAbout();
  }

  @Test
  void aTimeIsSetRemovedAndBroughtBack() {
    RoomId room = new RoomId("e1");
    Page page = house.page("/rooms/e1/selftests");
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
    house.shot(page, "selftest-times-removed");
    button(page, "Ångra Mån, tis, ons och tors 07:45");
    assertThat(page.locator(".toast")).hasText("Tiden gäller igen.");
    assertEquals(1, holding(room).size());
    page.navigate(house.base() + "/settings");
    assertThat(page.locator(".table")).containsText("tog bort tid för självtest i rum");
  }

  @Test
  void aTimeBeforeAMeetingIsByTheRoomsClockAndWhatMakesNoSenseIsAskedForAgain() {
    RoomId room = new RoomId("e2");
    Page page = house.page("/rooms/e2/selftests");
    LocalDateTime meeting = LocalDateTime.ofInstant(house.fleet().now().plus(Duration.ofDays(2)), TestRooms.ZONE)
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
    house.expect("400");
    assertEquals(1, holding(room).size());
  }

  @Test
  void soundAtNightIsAllowedRoomByRoom() {
    Page page = house.page("/rooms/e3/selftests");
    page.getByLabel("Får låta mellan 22 och 06").check();
    page.locator(".night button").click();
    assertThat(page.locator(".toast")).hasText("Rummet får låta på natten.");
    assertThat(page.getByLabel("Får låta mellan 22 och 06")).isChecked();
    assertTrue(house.fleet().selfTests.sound().isAllowed(new RoomId("e3")));
    assertEquals(false, house.fleet().selfTests.sound().isAllowed(new RoomId("e4")));
  }

  @Test
  void isAccessibleInBothThemesAndNarrow() {
    RoomId room = new RoomId("e5");
    house.fleet().selfTests.times().add(room,
        new Occasion.Weekly(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(7, 30)), "Sara Lind");
    house.fleet().selfTests.times().add(room, new Occasion.Before(house.fleet().now().plus(Duration.ofHours(30)), 20),
        "outlook");
    house.isAccessible("selftests", "/rooms/e5/selftests");
  }

  private static List<TestTime> holding(RoomId room) {
    return house.fleet().selfTests.times().of(room).stream().filter(time -> time.removedAt() == null).toList();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }
}
