// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest;

import java.util.List;
import java.util.function.Supplier;
import org.klartecken.agent.device.AttachedDevice;

/**
 * What is attached in the course of a self-test. It is looked up once, and again only when the test itself has changed
 * something: a device that was reset may have other nodes. Thread-safe.
 */
public final class PresentDevices implements Supplier<List<AttachedDevice>> {
  private final Supplier<List<AttachedDevice>> look;
  private volatile List<AttachedDevice> seen;

  /**
   * @param first what is attached at the beginning
   * @param look finds out what is attached
   */
  public PresentDevices(List<AttachedDevice> first, Supplier<List<AttachedDevice>> look) {
    this.seen = List.copyOf(first);
    this.look = look;
  }

  /** As it was looked up last. */
  @Override
  public List<AttachedDevice> get() {
    return seen;
  }

  /** Finds out what is attached now. */
  public List<AttachedDevice> lookAgain() {
    seen = List.copyOf(look.get());
    return seen;
  }
}
