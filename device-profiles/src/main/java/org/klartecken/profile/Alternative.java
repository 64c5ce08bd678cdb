// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.contract.Capability;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;

/**
 * One of the ways to fill a line of a contract fully; a set that is empty asks for nothing.
 *
 * @param kinds of which a device must be one
 * @param models ids of profiles, {@code jabra/speak-510} or a whole family {@code jabra/speak-*}
 * @param can what the device must be able to do besides what the line needs
 */
public record Alternative(Set<DeviceKind> kinds, List<String> models, Set<Capability> can) {
  public Alternative {
    kinds = Set.copyOf(kinds);
    models = List.copyOf(models);
    can = Set.copyOf(can);
  }

  /** Whether the device fills a line this way. */
  public boolean isMetBy(Device device, @Nullable Recognised known) {
    DeviceKind kind = known instanceof Recognised.Model model ? model.part().kind() : device.kind();
    return (kinds.isEmpty() || kinds.contains(kind)) && device.capabilities().containsAll(can)
        && (models.isEmpty() || (known instanceof Recognised.Model(DeviceProfile profile, _, _, _)
            && models.stream().anyMatch(m -> names(m, profile.id()))));
  }

  /** For people who write standards: {@code SPEAKERPHONE jabra/speak-*}. */
  @Override
  public String toString() {
    return Stream.of(kinds.stream().map(Enum::name).sorted(), models.stream(), can.stream().map(Enum::name).sorted())
        .flatMap(words -> words).collect(Collectors.joining(" "));
  }

  private static boolean names(String pattern, String id) {
    return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : pattern.equals(id);
  }
}
