// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.contract.Device;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.Reading;
import org.klartecken.contract.Value;
import org.klartecken.profile.DeviceProfiles;

/** One look at a system with some probes, asked about by short words. */
public record Looked(Observation seen) {
  public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  public static Looked at(SystemRoot root, Probe... probes) {
    return at(root, List.of(probes));
  }

  public static Looked at(SystemRoot root, List<Probe> probes) {
    try (Survey survey = new Survey(new LinuxInventory(root, DeviceProfiles.NONE),
        new ProbeRunner(probes, Tally.NONE))) {
      Observation seen = survey.observe(NOW);
      ReadingInvariants.hold(seen);
      return new Looked(seen);
    }
  }

  public Device device(String id) {
    return seen.devices().stream().filter(d -> d.id().value().equals(id)).findFirst().orElseThrow();
  }

  /** The value of a reading, or nothing. */
  public Optional<Object> value(String device, String name) {
    return seen.readings().stream().filter(r -> r.device().value().equals(device) && r.name().value().equals(name))
        .findFirst().map(Reading::value).map(v -> switch (v) {
          case Value.Quantity(double number) -> number;
          case Value.Flag(boolean set) -> set;
          case Value.Text(String text) -> text;
        });
  }

  /** {@code TIMEOUT: what the failure says}, or nothing. */
  public Optional<String> failure(String device, String probe) {
    return seen.failures().stream()
        .filter((ProbeFailure f) -> f.device().value().equals(device) && f.probe().value().equals(probe)).findFirst()
        .map(f -> f.reason() + ": " + f.detail());
  }
}
