// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.profile.NotReady;
import org.klartecken.profile.Severity;
import org.klartecken.profile.Situation;

/** What a line lacks once the best devices have been chosen: which were lost, how many are missing, what stands in. */
final class Shortage {
  private Shortage() {
  }

  /**
   * The findings, worst first.
   *
   * @param chosen that fill the line
   * @param passedOver that could not fill it as well
   */
  static List<Finding> findings(Scene scene, Line line, List<Candidate> chosen, List<Candidate> passedOver) {
    List<Finding> findings = new ArrayList<>();
    long substitutes = chosen.stream().filter(c -> !c.preferred()).count();
    long lacking = line.amount() - chosen.size() + substitutes;
    if (line.optional() || lacking == 0) {
      return findings;
    }
    boolean vital = chosen.isEmpty() && !line.item().optional();
    Severity severity = vital ? Severity.CRITICAL : Severity.WARNING;
    Optional<Finding> noPicture = AlternateMode.finding(scene, line, severity);
    noPicture.ifPresent(findings::add);
    passedOver.stream().filter(Candidate::preferred).limit(lacking).flatMap(c -> c.findings().stream())
        .filter(f -> f.severity() != Severity.NOTE).map(f -> f.atMost(Severity.WARNING)).forEach(findings::add);
    long explained = passedOver.stream().filter(Candidate::preferred).count() + (noPicture.isPresent() ? 1 : 0);
    scene.lost().stream().filter(l -> filled(l.seen(), line)).limit(Math.max(0, lacking - explained))
        .forEach(l -> findings.add(lost(l, scene, line, severity)));
    if (findings.size() < lacking) {
      Siblings.without(scene, line).limit(lacking - findings.size()).forEach(whole -> findings.add(torn(whole, line)));
    }
    if (findings.isEmpty() && chosen.size() == line.amount()) {
      chosen.stream().filter(c -> !c.preferred()).forEach(c -> findings.add(line.finding(c.seen(),
          FindingReason.SUBSTITUTE, null, Severity.WARNING, line.item().hold(),
          Sentences.fallback(FindingReason.SUBSTITUTE, line.needs()))));
    } else if (findings.size() < line.amount() - chosen.size()) {
      findings.add(line.finding(FindingReason.DEVICE_MISSING, severity, line.item().whatToDo()));
    }
    return findings;
  }

  private static boolean filled(Seen lost, Line line) {
    return lost.serves(line.item()) && line.item().prefers(lost.device(), lost.known());
  }

  /** A unit of which another part is here, so that its cable is in. */
  private static Finding torn(Seen sibling, Line line) {
    return line.finding(sibling, FindingReason.CAPABILITY_MISSING, null, Severity.CRITICAL, line.item().hold(),
        sibling.instruction(Situation.PART_MISSING)
            .orElse(Sentences.fallback(FindingReason.CAPABILITY_MISSING, line.needs())));
  }

  /** What went away and left something in its port that only waits for firmware was not unplugged. */
  private static Finding lost(Scene.Lost lost, Scene scene, Line line, Severity severity) {
    Seen there = scene.at(lost.seen().id());
    boolean updates = there != null && there.notReady().filter(n -> n.because() == NotReady.Because.UPDATE_MODE)
        .isPresent();
    boolean torn = !updates && Siblings.areHere(lost.seen(), scene);
    FindingReason reason = updates ? FindingReason.UPDATE_MODE : FindingReason.DEVICE_LOST;
    var text = lost.seen()
        .instruction(updates ? Situation.UPDATE_MODE : torn ? Situation.PART_MISSING : Situation.LOST)
        .orElse(Sentences.fallback(torn ? FindingReason.CAPABILITY_MISSING : reason, line.needs()));
    return line.carried(
        line.finding(lost.seen(), reason, null, severity, line.item().hold(), text).since(lost.since()));
  }
}
