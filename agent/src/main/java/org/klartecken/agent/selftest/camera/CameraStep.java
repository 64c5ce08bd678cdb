// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.InTime;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.PictureMode;

/** Looks through each camera of the room for a moment. One that is in use is in a meeting, and left alone. */
public final class CameraStep implements Step {
  private static final ReadingName NAME = new ReadingName("camera.frames");
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  /** What every camera of a meeting sends. */
  private static final PictureMode USUAL = new PictureMode(1920, 1080, null);
  private static final Duration LENGTH = Duration.ofMillis(1500);
  /** Opening and closing take so long at most. */
  private static final Duration AROUND_IT = Duration.ofMillis(500);
  /** A usual PC decodes the pictures in a twentieth of it, a slow one first loads the decoder. */
  private static final Duration DEVELOPING = Duration.ofSeconds(3);
  /** Below it nothing is seen, and nobody can say whether it stands still. */
  private static final double SEEN = 0.01;

  private final CameraPort port;

  public CameraStep() {
    this(new V4l2Stream());
  }

  CameraStep(CameraPort port) {
    this.port = port;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return PATIENCE.plus(LENGTH).plus(DEVELOPING);
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    List<AttachedDevice> cameras = run.devices().stream()
        .filter(d -> d.device().can(Capability.CAMERA) && node(d).isPresent()).toList();
    if (cameras.isEmpty()) {
      return new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no camera");
    }
    InTime inTime = InTime.of(this, run);
    Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.CANCELLED, ""));
    for (AttachedDevice camera : cameras) {
      if (!run.isCancelled()) {
        gathered.add(camera, look(camera, run, inTime));
      }
    }
    return gathered.outcome();
  }

  private StepOutcome look(AttachedDevice camera, StepRun run, InTime inTime) throws InterruptedException {
    Path node = node(camera).orElseThrow();
    try {
      CameraPort.Film film = inTime.use(Set.of(node), camera.device().name(),
          PATIENCE.plus(LENGTH).plus(AROUND_IT), over -> port.film(node, best(camera), PATIENCE, LENGTH, over));
      Shots shots = inTime.reckon("the pictures of " + camera.device().name(), _ -> film.developed());
      return new StepOutcome.Measured(readings(camera, run, shots), smaller(camera, shots));
    } catch (DeviceFault e) {
      return unseen(camera, run, e.reason(), String.valueOf(e.getMessage()));
    }
  }

  /** A camera that does not answer gives no pictures; one that is held back by others says nothing of itself. */
  private static StepOutcome unseen(AttachedDevice camera, StepRun run, StepReason reason, String sentence) {
    return switch (reason) {
      case TIMEOUT, MALFORMED_REPLY -> new StepOutcome.Measured(Readings.of(camera, run.now(), ProofLevel.MEASURED)
          .add(ReadingNames.CAMERA_GAVE_PICTURES, false).list(), sentence);
      case IN_USE, NO_TIME -> new StepOutcome.Skipped(reason, sentence);
      default -> new StepOutcome.Failed(reason, sentence);
    };
  }

  /** Told and not judged: which sizes a camera has in Motion JPEG is its model's own. */
  private static String smaller(AttachedDevice camera, Shots shots) {
    PictureMode best = promised(camera);
    return best == null || (long) shots.width() * shots.height() >= (long) best.width() * best.height()
        ? ""
        : camera.device().name() + " was asked for " + best + " and answered with " + shots.width() + "x"
            + shots.height();
  }

  private static List<Reading> readings(AttachedDevice camera, StepRun run, Shots shots) {
    Readings readings = Readings.of(camera, run.now(), ProofLevel.MEASURED);
    Optional<CameraFigures> figures = CameraFigures.of(shots);
    readings.add(ReadingNames.CAMERA_GAVE_PICTURES, figures.isPresent());
    figures.ifPresent(f -> readings.add(ReadingNames.CAMERA_FIRST_PICTURE, f.firstFrame())
        .add(ReadingNames.CAMERA_RATE, f.rate()).add(ReadingNames.CAMERA_LONGEST_GAP, f.longestGap())
        .add(ReadingNames.CAMERA_WIDTH, shots.width()).add(ReadingNames.CAMERA_HEIGHT, shots.height())
        .add(ReadingNames.CAMERA_BROKEN, 100 * f.broken()).add(ReadingNames.CAMERA_DISTINCT, distinct(f))
        .add(ReadingNames.CAMERA_BRIGHTNESS, 100 * f.picture().brightness())
        .add(ReadingNames.CAMERA_CONTRAST, 100 * f.picture().contrast())
        .add(ReadingNames.CAMERA_UNDEREXPOSED, 100 * f.picture().under())
        .add(ReadingNames.CAMERA_OVEREXPOSED, 100 * f.picture().over())
        .add(ReadingNames.CAMERA_SHARPNESS, 100 * f.picture().sharpness()));
    return readings.list();
  }

  /** What its profile says that it is made for. */
  private static PictureMode best(AttachedDevice camera) {
    PictureMode best = promised(camera);
    return best == null ? USUAL : best;
  }

  private static @Nullable PictureMode promised(AttachedDevice camera) {
    DevicePart part = camera.part();
    return part == null ? null : part.promise().picture();
  }

  /** Of a black or covered picture that is what is told, and not that it is frozen, too. */
  private static OptionalDouble distinct(CameraFigures figures) {
    return figures.picture().contrast() < SEEN ? OptionalDouble.empty() : OptionalDouble.of(100 * figures.distinct());
  }

  /** The first node is the one of pictures; others are of metadata. */
  private static Optional<Path> node(AttachedDevice camera) {
    return camera.nodes().stream().filter(n -> String.valueOf(n.getFileName()).matches("video\\d{1,4}")).findFirst();
  }
}
