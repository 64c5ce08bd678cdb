// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.util.List;
import org.klartecken.contract.UsageSession;

/** Is told of use; called by the watching thread, so it should hand over and return. */
public interface UsageListener {
  /**
   * Sessions began, grew or ended.
   *
   * @param changed to be told to the server
   * @param open all that last now, for the next birth
   */
  void used(List<UsageSession> changed, List<UsageSession> open);

  /** Something came into use or out of it: the flags of the probes are out of date. */
  void useChanged();
}
