// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

/**
 * Which program runs on which system.
 *
 * @param version of the agent
 * @param os {@code linux}, {@code windows} or {@code macos}
 * @param osVersion build or kernel release
 */
public record AgentInfo(String version, String os, String osVersion) {
  public AgentInfo {
    version = version == null ? "" : version;
    os = os == null ? "" : os;
    osVersion = osVersion == null ? "" : osVersion;
  }
}
