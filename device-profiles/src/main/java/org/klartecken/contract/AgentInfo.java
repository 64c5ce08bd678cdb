// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import org.jspecify.annotations.Nullable;

/**
 * Which program runs on which system.
 *
 * @param version of the agent
 * @param os {@code linux}, {@code windows} or {@code macos}
 * @param osVersion build or kernel release
 * @param osBuild what tells two builds of one release apart, or null where an agent does not say
 */
public record AgentInfo(String version, String os, String osVersion, @Nullable String osBuild) {
  /** An agent that does not tell its build. */
  public AgentInfo(String version, String os, String osVersion) {
    this(version, os, osVersion, null);
  }

  public AgentInfo {
    version = version == null ? "" : version;
    os = os == null ? "" : os;
    osVersion = osVersion == null ? "" : osVersion;
  }
}
