// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.Recognised;

/** The agent's shelf answers as the server's catalogue does, for whatever a shipped profile claims. */
class ProfileShelfTest {
  private static final ProfileCatalog CATALOG = CatalogLoader.shipped().catalog();
  private static final ProfileShelf SHELF = CatalogLoader.shelf();

  @ParameterizedTest
  @MethodSource("claimed")
  void knowsEveryDeviceThatTheCatalogueKnows(Device device) {
    Recognised known = CATALOG.recognise(device).orElseThrow();
    assertInstanceOf(Recognised.Model.class, known);
    assertEquals(known, SHELF.recognise(device).orElseThrow());
    assertEquals(List.of(), SHELF.errors());
  }

  @ParameterizedTest
  @EnumSource(DeviceKind.class)
  void judgesUnknownDevicesByTheirClass(DeviceKind kind) {
    Device unknown = device("dead:beef", kind, Set.of(), "Nobody's");
    assertEquals(CATALOG.recognise(unknown), SHELF.recognise(unknown));
    boolean judged = kind != DeviceKind.OTHER && kind != DeviceKind.HOST;
    assertEquals(judged, SHELF.recognise(unknown).isPresent(), "every kind of USB device has a class");
  }

  @Test
  void staysRightWhenMoreDevicesComeAndGoThanItKeepsInMind() {
    for (int i = 0; i < 600; i++) {
      SHELF.recognise(device(new UsbId(0xdead, i).toString(), DeviceKind.CAMERA, Set.of(), null));
    }
    Device brio = device("046d:085e", DeviceKind.CAMERA, Set.of(), null);
    assertEquals(CATALOG.recognise(brio), SHELF.recognise(brio));
  }

  /** A device for every mark of every profile. */
  private static Stream<Device> claimed() {
    return CATALOG.profiles().stream().flatMap(p -> p.parts().stream()).map(DevicePart::match)
        .flatMap(match -> devices(match).stream());
  }

  private static List<Device> devices(PartMatch match) {
    List<Device> devices = new ArrayList<>();
    Stream.concat(match.usb().stream(), match.notReady().keySet().stream())
        .forEach(id -> devices.add(device(id.toString(), DeviceKind.CAMERA, Set.of(), null)));
    match.products().forEach(name -> devices.add(device(name.substring(0, 5) + "fffe", DeviceKind.CAMERA, Set.of(),
        name.substring(5))));
    match.vendors().forEach(vendor -> devices.add(device(new UsbId(vendor, 0xfffe).toString(), DeviceKind.CAMERA,
        match.roles(), null)));
    match.displays().forEach(name -> devices.add(new Device(new DeviceId("display:a"), DeviceKind.DISPLAY, "x",
        DeviceId.HOST, Set.of(), null, new DisplayIdentity("DP-1", name.substring(0, 3), name.substring(4), 1, null))));
    return devices;
  }

  private static Device device(String id, DeviceKind kind, Set<Capability> can, @Nullable String product) {
    return new Device(new DeviceId("usb:1-1"), kind, "x", DeviceId.HOST, can,
        new UsbIdentity(UsbId.parse(id), "1-1", null, product, null, null), null);
  }
}
