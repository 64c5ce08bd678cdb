// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Device;
import org.klartecken.contract.DisplayIdentity;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.contract.Value;
import org.klartecken.profile.DeviceClass;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.Recognised;
import org.klartecken.room.RoomState;

/** Devices, readings and probe failures as the contract spells them. */
final class DeviceJson {
  private DeviceJson() {
  }

  /** A device that is here, or one that was. */
  record Listed(Device device, @Nullable Instant lostSince) {
    /** Unique even when another device took the place of a lost one. */
    String key() {
      return device.id() + (lostSince == null ? "" : " lost");
    }
  }

  static Stream<Listed> all(RoomState state) {
    return Stream.concat(state.devices().values().stream().map(device -> new Listed(device, null)),
        state.lost().values().stream().map(lost -> new Listed(lost.device(), lost.since())));
  }

  /** The schema {@code Device}; what is lost has no readings. */
  static JsonObject device(Listed listed, RoomState state, DeviceProfiles profiles) {
    Device device = listed.device();
    JsonArray readings = new JsonArray();
    JsonArray failures = new JsonArray();
    if (listed.lostSince() == null) {
      state.readings().entrySet().stream().filter(e -> e.getKey().device().equals(device.id()))
          .sorted(Map.Entry.comparingByKey()).forEach(e -> readings.add(reading(e.getValue())));
      state.failures().entrySet().stream().filter(e -> e.getKey().device().equals(device.id()))
          .sorted(Map.Entry.comparingByKey()).forEach(e -> failures.add(failure(e.getValue())));
    }
    return new JsonObject().put("id", device.id().value()).put("kind", device.kind().name())
        .put("name", device.name()).put("parent", RoomJson.word(device.parent()))
        .put("capabilities", RoomJson.words(device.capabilities())).put("lostSince", RoomJson.time(listed.lostSince()))
        .put("model", profiles.recognise(device).map(DeviceJson::model).orElse(null)).put("usb", usb(device.usb()))
        .put("display", display(device.display())).put("readings", readings)
        .put("failures", failures);
  }

  /** The schema {@code Model}: which one it is, or that nobody described it and it is judged by its class. */
  private static JsonObject model(Recognised known) {
    return switch (known) {
      case Recognised.Model model -> new JsonObject().put("profile", model.profile().id())
          .put("part", model.part().id()).put("maker", model.profile().maker()).put("name", model.profile().model())
          .put("matchedBy", model.by().name());
      case Recognised.OfClass(DeviceClass type) -> new JsonObject().put("profile", null).put("part", type.id())
          .put("maker", null).put("name", null).put("matchedBy", "CLASS");
    };
  }

  private static @Nullable JsonObject usb(@Nullable UsbIdentity usb) {
    return usb == null
        ? null
        : new JsonObject().put("id", usb.id().toString()).put("port", usb.port())
            .put("manufacturer", usb.manufacturer()).put("product", usb.product()).put("serial", usb.serial())
            .put("release", usb.bcdDevice());
  }

  private static @Nullable JsonObject display(@Nullable DisplayIdentity display) {
    return display == null
        ? null
        : new JsonObject().put("connector", display.connector()).put("maker", display.maker())
            .put("model", display.model()).put("productCode", display.productCode()).put("serial", display.serial());
  }

  private static JsonObject reading(Reading reading) {
    Object value = switch (reading.value()) {
      case Value.Quantity(double number) -> number;
      case Value.Flag(boolean set) -> set;
      case Value.Text(String text) -> text;
    };
    return new JsonObject().put("name", reading.name().value()).put("value", value).put("unit", reading.unit().name())
        .put("proof", reading.proof().name()).put("observedAt", RoomJson.time(reading.observedAt()));
  }

  private static JsonObject failure(ProbeFailure failure) {
    return new JsonObject().put("probe", failure.probe().value()).put("reason", failure.reason().name())
        .put("detail", failure.detail()).put("observedAt", RoomJson.time(failure.observedAt()));
  }
}
