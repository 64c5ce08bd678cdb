// SPDX-License-Identifier: Apache-2.0
package org.klartecken.readiness;

import java.util.stream.Stream;
import org.klartecken.contract.Device;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.MatchedBy;
import org.klartecken.profile.Recognised;

/** The parts of one retail model, which show themselves as USB devices of their own. */
final class Siblings {
  private Siblings() {
  }

  /** Whether another part of the same model is here, so that its cable is in and its power is on. */
  static boolean areHere(Seen lost, Scene scene) {
    return lost.known() instanceof Recognised.Model model && scene.devices().stream()
        .anyMatch(there -> there.known() instanceof Recognised.Model other
            && other.profile().id().equals(model.profile().id()) && !other.part().id().equals(model.part().id()));
  }

  /**
   * Devices that are here while a part of their model that would fill the line is not. Not those whose part was here
   * and went away: they are told of as lost.
   */
  static Stream<Seen> without(Scene scene, Line line) {
    return scene.devices().stream().filter(there -> lacks(there, scene, line));
  }

  private static boolean lacks(Seen there, Scene scene, Line line) {
    if (!(there.known() instanceof Recognised.Model model) || model.by() == MatchedBy.VENDOR) {
      return false;
    }
    DeviceProfile profile = model.profile();
    return profile.parts().stream().anyMatch(part -> !part.optional() && !part.id().equals(model.part().id())
        && part.capabilities().contains(line.needs())
        && line.item().prefers(asWhole(there, part), new Recognised.Model(profile, part, model.by(), ""))
        && !holds(scene, profile, part));
  }

  /** The part as it would show itself if it were there. */
  private static Device asWhole(Seen sibling, DevicePart part) {
    return new Device(sibling.id(), part.kind(), sibling.name(), null, part.capabilities(), null, null);
  }

  private static boolean holds(Scene scene, DeviceProfile profile, DevicePart part) {
    return Stream.concat(scene.devices().stream(), scene.lost().stream().map(Scene.Lost::seen))
        .anyMatch(s -> s.known() instanceof Recognised.Model m && m.profile().id().equals(profile.id())
            && m.part().id().equals(part.id()));
  }
}
