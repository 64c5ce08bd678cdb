// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.klartecken.room.Sightings.NOON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Decoded;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.Message;
import org.klartecken.contract.Observation;

/**
 * What holds however people plug, unplug, move and swap; a failing case names its seed.
 *
 * <p>Units are known to the test and unknown to the reducer, which sees ports, models and serial numbers.
 */
class IdentityPropertyTest {
  private static final StateCodec CODEC = new StateCodec();
  private static final List<String> PORTS = List.of("1-1", "1-2", "1-3", "1-4.1", "1-4.2", "2-1");

  /** A unit in somebody's hand: serial numbers are good, absent or a placeholder. */
  private record Thing(int number, String model, DeviceKind kind, Capability can, boolean marked) {
    Device in(String port) {
      String serial = marked ? "SER" + (7001 + 13 * number) : number % 2 == 0 ? null : "0000000000";
      return Sightings.usb(port, model, serial, kind, can);
    }
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noUnitIsBothHereAndLostAndNoClaimContradictsASerialNumber(int seed) {
    Random random = new Random(seed);
    List<Thing> things = things(random);
    Map<String, Thing> plugged = new TreeMap<>();
    RoomState state = observe(RoomState.unheard(NOON), plugged, 0, random);
    for (int step = 1; step <= 60; step++) {
      RoomState before = state;
      act(random, plugged, things);
      state = observe(state, plugged, step, random);
      holds(before, state, NOON.plusSeconds(step * 10L));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichDevicesAreToldDoesNotMatter(int seed) {
    Random random = new Random(seed);
    List<Thing> things = things(random);
    Map<String, Thing> plugged = new TreeMap<>();
    RoomState one = observe(RoomState.unheard(NOON), plugged, 0, random);
    RoomState other = one;
    for (int step = 1; step <= 30; step++) {
      act(random, plugged, things);
      one = observe(one, plugged, step, new Random(seed + step));
      other = observe(other, plugged, step, new Random(seed - step));
      assertEquals(one.memory(), other.memory());
      assertEquals(one.lost(), other.lost());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void marksOfUnitsAreFollowedToTheRightPort(int seed) {
    Random random = new Random(seed);
    List<Thing> things = things(random).stream().filter(Thing::marked).toList();
    Map<String, Thing> plugged = new TreeMap<>();
    RoomState state = observe(RoomState.unheard(NOON), plugged, 0, random);
    Map<Thing, String> lastPort = new HashMap<>();
    for (int step = 1; step <= 60; step++) {
      act(random, plugged, things);
      state = observe(state, plugged, step, random);
      RoomState now = state;
      Instant at = NOON.plusSeconds(step * 10L);
      plugged.forEach((port, thing) -> {
        String last = lastPort.get(thing);
        Optional.ofNullable(now.memory().arrivals().get(new DeviceId("usb:" + port)))
            .filter(a -> a.at().equals(at) && a.kind() == ArrivalKind.MOVED).map(Arrival::was)
            .ifPresent(was -> assertEquals("usb:" + last, was.id().value(), "where it was seen last"));
        lastPort.put(thing, port);
      });
    }
  }

  private static void holds(RoomState before, RoomState after, Instant at) {
    Set<UnitId> here = new HashSet<>();
    after.devices().values().forEach(device -> UnitId.of(device).ifPresent(here::add));
    after.lost().values().forEach(
        lost -> UnitId.of(lost.device()).ifPresent(unit -> assertTrue(!here.contains(unit), "lost and here: " + unit)));
    after.memory().arrivals()
        .forEach((place, arrival) -> consistent(requireNonNull(after.devices().get(place)), arrival));
    after.lost().values().stream().filter(lost -> lost.successor() != null)
        .forEach(lost -> assertTrue(after.devices().containsKey(lost.successor()), "its successor is here"));
    before.devices().forEach((place, was) -> {
      boolean stays = Optional.ofNullable(after.devices().get(place)).isPresent();
      boolean lost = after.lost().containsKey(place);
      boolean moved = after.memory().arrivals().values().stream()
          .anyMatch(a -> a.at().equals(at) && was.equals(a.was()));
      assertTrue(stays || lost || moved, "nothing vanishes without a word: " + was);
    });
    assertEquals(Changes.between(before, after).isEmpty(), before.devices().equals(after.devices()),
        "there are changes when devices changed, and only then");
  }

  private static void consistent(Device is, Arrival arrival) {
    Device was = arrival.was();
    if (was == null) {
      assertEquals(ArrivalKind.NEW, arrival.kind());
      return;
    }
    Optional<UnitId> one = UnitId.of(was);
    Optional<UnitId> other = UnitId.of(is);
    switch (arrival.kind()) {
      case MOVED -> {
        assertNotEquals(was.id(), is.id());
        assertTrue(one.isEmpty() || other.isEmpty() || one.equals(other), "no move between two serial numbers");
      }
      case RETURNED -> assertTrue(one.isEmpty() || other.isEmpty() || one.equals(other));
      case SWAPPED -> {
        assertEquals(Models.of(was), Models.of(is));
        assertNotEquals(Models.serial(was), Models.serial(is));
      }
      case REPLACED -> {
        assertNotEquals(Models.of(was), Models.of(is));
        assertEquals(was.kind(), is.kind());
      }
      case CHANGED_MODE, NEW -> throw new AssertionError(arrival.toString());
    }
    if (arrival.sure() && arrival.kind() != ArrivalKind.SWAPPED && arrival.kind() != ArrivalKind.REPLACED) {
      assertTrue(one.isPresent() && one.equals(other), "sure only by a serial number");
    }
  }

  private static List<Thing> things(Random random) {
    List<Thing> things = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      boolean camera = random.nextBoolean();
      String model = (camera ? "046d:08" : "0b0e:04") + (random.nextBoolean() ? "5e" : "81");
      things.add(new Thing(n, model, camera ? DeviceKind.CAMERA : DeviceKind.SPEAKERPHONE,
          camera ? Capability.CAMERA : Capability.MICROPHONE, random.nextInt(3) > 0));
    }
    return things;
  }

  /** One to three hands at work between two looks. */
  private static void act(Random random, Map<String, Thing> plugged, List<Thing> things) {
    for (int hand = random.nextInt(1, 4); hand > 0; hand--) {
      String port = PORTS.get(random.nextInt(PORTS.size()));
      if (random.nextBoolean()) {
        plugged.remove(port);
      } else if (!things.isEmpty()) {
        Thing thing = things.get(random.nextInt(things.size()));
        plugged.values().removeIf(thing::equals);
        plugged.put(port, thing);
      }
    }
  }

  private static RoomState observe(RoomState state, Map<String, Thing> plugged, int step, Random order) {
    List<Device> devices = new ArrayList<>(List.of(Sightings.HOST));
    plugged.forEach((port, thing) -> devices.add(thing.in(port)));
    Collections.shuffle(devices, order);
    var message = new Message.Report(Sightings.stamp("b", step, step * 10L),
        new Observation(devices, List.of(), List.of()), "d" + step);
    RoomState after = Sightings.applied(state, message, NOON.plusSeconds(step * 10L));
    assertEquals(new Decoded.Accepted<>(after), CODEC.decode(CODEC.encode(after)), "is stored and read back");
    return after;
  }
}
