// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.RoomId;
import org.klartecken.fleet.room.Room;
import org.klartecken.fleet.room.RoomSnapshot;
import org.klartecken.profile.Connector;
import org.klartecken.room.Fittings;
import org.klartecken.room.OfferedConnector;
import org.klartecken.room.OwnDevice;

/** A room's own equipment and its connectors, in a real browser. */
class EquipmentBrowserTest {
  @TempDir
  static Path folder;
  @RegisterExtension
  private static final BrowserHouse HOUSE = new BrowserHouse(() -> folder);

  @Test
  void whatIsHereIsAcceptedAndThenMissedByName() {
    Page page = HOUSE.page("/rooms/e1");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rummets egen utrustning")).click();
    assertThat(page.locator(".lead")).containsText("Ingen utrustning är godtagen");
    assertThat(page.locator(".fits")).containsText("Ingen skillnad.");
    assertThat(page.locator(".picks li")).hasCount(4);
    page.locator(".picks label").filter(new Locator.FilterOptions().setHasText("RTL8153"))
        .locator("input").uncheck();
    button(page, "Godta det här som rummets utrustning");
    assertThat(page.locator(".toast")).hasText("Utrustningen är godtagen.");
    assertEquals(Set.of("usb:1-4.1", "usb:1-4.2", "display:card0-HDMI-A-1"),
        room("e1").fittings().own().stream().map(o -> o.place().value()).collect(Collectors.toSet()));
    HOUSE.fleet().directory.put(TestRooms.without(room("e1"), TestRooms.SPEAKERPHONE, Duration.ofDays(40),
        HOUSE.fleet().now()));
    page.navigate(HOUSE.base() + "/rooms/e1");
    assertThat(page.locator("#item-speaker")).containsText("Jabra Speak 510");
    page.navigate(HOUSE.base() + "/rooms/e1/equipment");
    assertThat(page.locator("main")).containsText("Jabra Speak 510 i");
    assertThat(page.locator("main")).containsText("finns inte här och blir inte längre rummets");
    HOUSE.shot(page, "equipment-missing");
    button(page, "Ångra det senaste");
    assertThat(page.locator(".toast")).hasText("Det senaste är ångrat.");
    assertThat(page.locator(".lead")).containsText("Ingen utrustning är godtagen");
    assertEquals(List.of(), room("e1").fittings().own());
    page.navigate(HOUSE.base() + "/settings");
    assertThat(page.locator(".table")).containsText("godtog rummets utrustning");
  }

  @Test
  void ofASilentRoomNothingCanBeAccepted() {
    Page page = HOUSE.page("/rooms/n1/equipment");
    assertThat(page.locator("main")).containsText("Rumsdatorn är tyst");
    assertThat(page.locator(".picks")).hasCount(0);
    HOUSE.shot(page, "equipment-silent");
    page.navigate(HOUSE.base() + "/rooms/larkan/equipment");
    assertThat(page.locator("main")).containsText("inte hört av sig än");
  }

  @Test
  void connectorsAreSaidAndShownToVisitors() {
    Page page = HOUSE.page("/rooms/e2/settings");
    page.getByText("Stort hybridrum").click();
    page.getByLabel("HDMI", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Var HDMI finns").fill("kabel på bordet");
    page.getByLabel("VGA", new Page.GetByLabelOptions().setExact(true)).check();
    page.getByLabel("Var VGA finns").fill("adapter i lådan");
    HOUSE.shot(page, "room-settings-connectors");
    page.locator("main button.main").click();
    assertThat(page.locator(".toast")).hasText("Rummet är sparat.");
    assertThat(page.locator(".facts")).containsText("HDMI (kabel på bordet)");
    assertEquals("hybrid-large", room("e2").standard());
    assertEquals(List.of(new OfferedConnector(Connector.HDMI, "kabel på bordet"),
        new OfferedConnector(Connector.VGA, "adapter i lådan")), room("e2").fittings().connectors());
    page.navigate(HOUSE.base() + "/r/e2");
    assertThat(page.locator("#visitor-offers")).containsText("kabel på bordet");
    assertThat(page.locator("#visitor-offers li").filter(
        new Locator.FilterOptions().setHasText("USB-C"))).containsText("Saknas");
    HOUSE.shot(page, "visitor-connectors");
  }

  @ParameterizedTest
  @CsvSource({"equipment,/rooms/e3/equipment", "equipment-own,/rooms/e4/equipment",
      "room-settings-all,/rooms/e4/settings",
      "visitor-offers,/r/e4"})
  void isAccessibleInBothThemesAndNarrow(String name, String path) {
    Room e4 = room("e4");
    RoomSnapshot there = HOUSE.fleet().directory.find(e4.id()).orElseThrow();
    OwnDevice phone = OwnDevice.of(TestRooms.SPEAKERPHONE,
        TestRooms.CATALOG.recognise(TestRooms.SPEAKERPHONE).orElseThrow(),
        Set.of(Capability.SPEAKER));
    Fittings said = new Fittings(List.of(phone), List.of(new OfferedConnector(Connector.HDMI, "kabel på bordet"),
        new OfferedConnector(Connector.USB_C, "")));
    HOUSE.fleet().directory.put(new RoomSnapshot(e4.with(said), there.state(), there.assessment(), there.since()));
    HOUSE.isAccessible(name, path);
  }

  private static Room room(String id) {
    return HOUSE.fleet().directory.find(new RoomId(id)).orElseThrow().room();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
  }
}
