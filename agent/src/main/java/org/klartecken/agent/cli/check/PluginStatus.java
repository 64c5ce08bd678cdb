// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.check;

import org.klartecken.readiness.Readiness;

/** The four answers that monitoring systems understand, Monitoring Plugins Development Guidelines §2.4. */
public enum PluginStatus {
  OK(0), WARNING(1), CRITICAL(2), UNKNOWN(3);

  private final int exitCode;

  PluginStatus(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  static PluginStatus of(Readiness readiness) {
    return switch (readiness) {
      case READY -> OK;
      case DEGRADED -> WARNING;
      case NOT_READY -> CRITICAL;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
