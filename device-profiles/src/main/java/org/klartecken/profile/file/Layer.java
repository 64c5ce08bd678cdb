// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.UsbId;
import org.klartecken.profile.Connector;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.Expectation;
import org.klartecken.profile.LocalText;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.PictureMode;
import org.klartecken.profile.Promise;
import org.klartecken.profile.ProofDemand;
import org.klartecken.profile.Quirks;
import org.klartecken.profile.Remedy;
import org.klartecken.profile.SerialTalk;
import org.klartecken.profile.Situation;

/**
 * What one mapping of a file says of a device: a part, a whole model or a class. What is null is not said there, and
 * taken over from the layer below.
 */
record Layer(@Nullable DeviceKind kind, boolean optional, PartMatch match, @Nullable Set<Capability> capabilities,
    @Nullable Map<String, Integer> drivers, @Nullable Double speed, @Nullable PictureMode picture,
    Map<Capability, ProofDemand> demands, List<Expectation> expectations, Map<Situation, LocalText> instructions,
    Peculiar quirks, @Nullable Set<Remedy> remedies, @Nullable Set<Connector> offers,
    @Nullable SerialTalk talk) {
  static final Layer EMPTY = new Layer(null, false, PartMatch.NOTHING, null, null, null, null, Map.of(), List.of(),
      Map.of(), Peculiar.NONE, null, null, null);

  /** The quirks that are said. */
  record Peculiar(@Nullable Duration initDelay, @Nullable Duration leastInterval, @Nullable Boolean worthlessSerial,
      @Nullable Double loudest, Map<UsbId, Set<Capability>> absent) {
    static final Peculiar NONE = new Peculiar(null, null, null, null, Map.of());

    Peculiar over(Peculiar below) {
      return new Peculiar(first(initDelay, below.initDelay), first(leastInterval, below.leastInterval),
          first(worthlessSerial, below.worthlessSerial), first(loudest, below.loudest), merged(absent, below.absent));
    }

    Quirks quirks() {
      return new Quirks(Objects.requireNonNullElse(initDelay, Duration.ZERO),
          Objects.requireNonNullElse(leastInterval, Duration.ZERO), Boolean.TRUE.equals(worthlessSerial), loudest,
          absent);
    }
  }

  /** This layer, and where it says nothing the one below. By what a device is recognised is never taken over. */
  Layer over(Layer below) {
    return new Layer(first(kind, below.kind), optional, match, first(capabilities, below.capabilities),
        first(drivers, below.drivers), first(speed, below.speed), first(picture, below.picture),
        merged(demands, below.demands), expectations(below), merged(instructions, below.instructions),
        quirks.over(below.quirks), first(remedies, below.remedies), first(offers, below.offers),
        first(talk, below.talk));
  }

  /** The finished part; of a kind, since whoever read it saw to that. */
  DevicePart part(String id, List<String> like) {
    Promise promise = new Promise(drivers == null ? Map.of() : drivers, speed, picture);
    return new DevicePart(id, kind == null ? DeviceKind.OTHER : kind, like, optional, match,
        capabilities == null ? Set.of() : capabilities, promise, demands, expectations, instructions, quirks.quirks(),
        remedies == null ? Set.of() : remedies, offers == null ? Set.of() : offers, talk);
  }

  /** What is expected of a reading above stands for all that is expected of it below. */
  private List<Expectation> expectations(Layer below) {
    List<Expectation> all = new ArrayList<>(expectations);
    Set<ReadingName> said = expectations.stream().map(Expectation::reading)
        .collect(java.util.stream.Collectors.toSet());
    below.expectations.stream().filter(e -> !said.contains(e.reading())).forEach(all::add);
    return all;
  }

  private static <T> @Nullable T first(@Nullable T above, @Nullable T below) {
    return above == null ? below : above;
  }

  private static <K, V> Map<K, V> merged(Map<K, V> above, Map<K, V> below) {
    if (above.isEmpty() || below.isEmpty()) {
      return above.isEmpty() ? below : above;
    }
    Map<K, V> all = new HashMap<>(below);
    all.putAll(above);
    return all;
  }
}
