// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.util.Locale;
import org.klartecken.contract.AgentInfo;

/** Which agent this is, and on which system. */
public final class Version {
  private Version() {
  }

  /** As in the jar's manifest; {@code development} when run from classes. */
  public static String text() {
    String packaged = Version.class.getPackage().getImplementationVersion();
    return packaged == null ? "development" : packaged;
  }

  static AgentInfo info() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String word = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : os;
    return new AgentInfo(text(), word, System.getProperty("os.version", ""));
  }
}
