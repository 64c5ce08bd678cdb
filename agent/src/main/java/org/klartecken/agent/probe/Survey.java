// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.DeviceInventory;
import org.klartecken.agent.device.Inventory;
import org.klartecken.contract.Observation;
import org.klartecken.contract.ProbeFailure;
import org.klartecken.contract.ReadingName;

/**
 * Looks at everything: what is attached, and what each probe says of it. The one entry for the running agent and for
 * {@code check}, so that both see the same.
 */
public final class Survey implements AutoCloseable {
  private final DeviceInventory inventory;
  private final ProbeRunner runner;

  public Survey(DeviceInventory inventory, ProbeRunner runner) {
    this.inventory = inventory;
    this.runner = runner;
  }

  /**
   * The whole present state. Takes milliseconds when all is well, and at most the longest deadline of a probe when one
   * hangs; never throws for what devices do. One caller at a time.
   */
  public Observation observe(Instant now) {
    return look(now).observation();
  }

  /** The same, together with where the devices were found. */
  public Look look(Instant now) {
    Inventory seen = inventory.look(now);
    return join(seen, runner.run(seen.devices(), now));
  }

  /**
   * What is attached now, with the last answers of the probes about it; asks no probe, so it never waits. For the
   * moment after a hot-plug event, before {@link #observe}.
   */
  public Observation glance(Instant now) {
    Inventory seen = inventory.look(now);
    return join(seen, runner.last(seen.devices())).observation();
  }

  /** What a probe reads was changed: the next {@link #observe} asks it. From any thread. */
  public void outdate(ReadingName probe) {
    runner.outdate(probe);
  }

  /** When a device that was left alone at the last look, since it was plugged in too lately, may be asked. */
  public Optional<Instant> askAgainAt() {
    return runner.askAgainAt();
  }

  @Override
  public void close() {
    runner.close();
  }

  private static Look join(Inventory seen, ProbeRunner.Answers answers) {
    List<ProbeFailure> failures = new ArrayList<>(seen.failures());
    failures.addAll(answers.failures());
    var devices = seen.devices().stream().map(AttachedDevice::device).toList();
    return new Look(seen.devices(), new Observation(devices, answers.readings(), failures));
  }

  /** What was seen, as it travels, and where it lies on this PC. */
  public record Look(List<AttachedDevice> devices, Observation observation) {
    public Look {
      devices = List.copyOf(devices);
    }
  }
}
