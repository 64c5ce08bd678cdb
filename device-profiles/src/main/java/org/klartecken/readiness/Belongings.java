// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.klartecken.contract.DeviceId;
import org.klartecken.profile.Severity;
import org.klartecken.room.OwnDevice;

/**
 * Which of the room's own devices serve a line now, and which are missing.
 *
 * @param here own devices by the place where one of their model is now, each taken once
 * @param missing the others
 */
record Belongings(Map<DeviceId, OwnDevice> here, List<OwnDevice> missing) {
  /** At its old place if possible: of two alike neither is said to be missing because they changed places. */
  static Belongings of(List<OwnDevice> own, List<Seen> devices) {
    Map<DeviceId, OwnDevice> here = new LinkedHashMap<>();
    List<OwnDevice> missing = new ArrayList<>();
    for (boolean inPlace : List.of(true, false)) {
      for (OwnDevice device : inPlace ? own : List.copyOf(missing)) {
        Optional<DeviceId> found = devices.stream().filter(s -> device.isModelOf(s.device(), s.known()))
            .map(Seen::id).filter(id -> !here.containsKey(id) && (!inPlace || id.equals(device.place()))).findFirst();
        missing.remove(device);
        found.ifPresentOrElse(id -> here.put(id, device), () -> missing.add(device));
      }
    }
    return new Belongings(here, missing);
  }

  /**
   * A finding for each own device that is missing: another model is in its stead, which is the lesser fault, or
   * nothing is.
   *
   * @param chosen that fill the line
   * @param told of the line already; who is said to be lost is not said to be missing too
   */
  List<Finding> findings(Line line, List<Candidate> chosen, Collection<Finding> told) {
    List<Candidate> others = new ArrayList<>(chosen.stream().filter(c -> !here.containsKey(c.seen().id())).toList());
    List<Finding> findings = new ArrayList<>();
    for (OwnDevice own : missing) {
      if (told.stream().anyMatch(f -> isAbout(f, own))) {
        continue;
      }
      findings.add(others.isEmpty() ? gone(own, line, chosen) : instead(own, others.removeFirst(), line));
    }
    return findings;
  }

  private static boolean isAbout(Finding finding, OwnDevice own) {
    return (finding.reason() == FindingReason.DEVICE_LOST || finding.reason() == FindingReason.UPDATE_MODE)
        && (finding.deviceName().equals(own.name()) || own.place().equals(finding.device()));
  }

  private static Finding instead(OwnDevice own, Candidate other, Line line) {
    return line.finding(other.seen(), FindingReason.OTHER_DEVICE, null, Severity.WARNING, line.item().hold(),
        Sentences.OTHER_DEVICE.with("own", own.name()));
  }

  private static Finding gone(OwnDevice own, Line line, List<Candidate> chosen) {
    boolean vital = chosen.isEmpty() && !line.item().optional();
    return line.carried(new Finding(line.item().id(), own.place(), own.name(), FindingReason.DEVICE_MISSING, null,
        vital ? Severity.CRITICAL : Severity.WARNING, line.now(), line.item().hold(),
        Sentences.OWN_MISSING.with("device", own.name()).with("place", Sentences.place(own.place())),
        line.purposes()));
  }
}
