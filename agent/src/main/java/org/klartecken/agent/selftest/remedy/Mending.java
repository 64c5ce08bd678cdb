// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.remedy;

import java.time.InstantSource;
import java.util.Set;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.selftest.Step;
import org.klartecken.profile.Remedy;
import org.klartecken.profile.file.CatalogLoader;

/**
 * Lets steps mend what they find.
 *
 * @param policy what may be tried on this PC
 * @param tried what was of no use before
 */
public record Mending(SystemRoot root, Set<Remedy> policy, Tried tried, InstantSource wall) {
  public Mending {
    policy = Set.copyOf(policy);
  }

  public Step around(Step step) {
    return new MendingStep(step, policy, tried, new Hands(root),
        () -> new LinuxInventory(root, CatalogLoader::shelf).look(wall.instant()).devices());
  }
}
