// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Probe;
import org.klartecken.agent.probe.ProbeOutcome;
import org.klartecken.agent.system.ErrnoException;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.FailureReason;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.Unit;
import org.klartecken.contract.Value;

/**
 * Which pictures a camera offers: opens its nodes and reads the driver's tables, so it also proves that the camera can
 * be opened. The stream is never started. Opening wakes a camera that saves power, for about two seconds.
 */
public final class CameraFormatsProbe implements Probe {
  private static final ReadingName NAME = new ReadingName("camera.formats");
  private static final ReadingName MAX_WIDTH = new ReadingName("camera.max_width");
  private static final ReadingName MAX_HEIGHT = new ReadingName("camera.max_height");
  private static final ReadingName MAX_RATE = new ReadingName("camera.max_rate");
  private static final Pattern VIDEO = Pattern.compile("video\\d{1,4}");

  private final SystemRoot root;

  public CameraFormatsProbe(SystemRoot root) {
    this.root = root;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  /** A slow PC that links the C library for the first time and wakes the device needs more than the usual time. */
  @Override
  public Duration deadline() {
    return Duration.ofSeconds(5);
  }

  /** The tables do not change while the camera is plugged in; asked again so that the proof does not grow old. */
  @Override
  public Duration interval() {
    return Duration.ofMinutes(10);
  }

  @Override
  public boolean appliesTo(AttachedDevice device) {
    return device.nodes().stream().anyMatch(CameraFormatsProbe::isVideo);
  }

  @Override
  public ProbeOutcome run(AttachedDevice device, Instant now) {
    if (!root.isLive()) {
      return new ProbeOutcome.Failed(FailureReason.UNSUPPORTED, "nodes of a copied system cannot be opened");
    }
    return look(device, now);
  }

  ProbeOutcome look(AttachedDevice device, Instant now) {
    List<VideoMode> modes = new ArrayList<>();
    List<ErrnoException> failures = new ArrayList<>();
    boolean camera = false;
    for (Path node : device.nodes()) {
      if (isVideo(node)) {
        try {
          Optional<List<VideoMode>> offered = VideoNode.modes(root.path().resolve(node));
          camera |= offered.isPresent();
          offered.ifPresent(modes::addAll);
        } catch (ErrnoException e) {
          failures.add(e);
        }
      }
    }
    if (!modes.isEmpty()) {
      return new ProbeOutcome.Measured(readings(device.device().id(), VideoModes.of(modes), now));
    }
    if (!failures.isEmpty()) {
      return new ProbeOutcome.Failed(failures.getFirst().reason(), failures.getFirst().sentence());
    }
    return camera
        ? new ProbeOutcome.Failed(FailureReason.MALFORMED_REPLY, "the camera opens but names no size of picture")
        : new ProbeOutcome.NothingToMeasure();
  }

  private static List<Reading> readings(DeviceId device, VideoModes offered, Instant now) {
    VideoMode largest = offered.modes().getFirst();
    List<Reading> readings = new ArrayList<>();
    readings.add(reading(device, NAME, Value.of(offered.text()), Unit.NONE, now));
    readings.add(reading(device, MAX_WIDTH, Value.of(largest.width()), Unit.PIXEL, now));
    readings.add(reading(device, MAX_HEIGHT, Value.of(largest.height()), Unit.PIXEL, now));
    if (offered.highestRate() > 0) {
      readings.add(reading(device, MAX_RATE, Value.of(offered.highestRate()), Unit.HERTZ, now));
    }
    return readings;
  }

  private static Reading reading(DeviceId device, ReadingName name, Value value, Unit unit, Instant now) {
    return new Reading(device, name, value, unit, ProofLevel.OPENED, now);
  }

  private static boolean isVideo(Path node) {
    Path name = node.getFileName();
    return name != null && VIDEO.matcher(name.toString()).matches();
  }
}
