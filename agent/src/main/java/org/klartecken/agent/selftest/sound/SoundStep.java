// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.InTime;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.selftest.sound.TestSound.Side;
import org.klartecken.agent.usage.SoundUse;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;

/**
 * Plays a sweep through the room's loudspeaker and listens with its microphone; where there is only one of them, or no
 * sound may be played, measures what that alone can show.
 */
public final class SoundStep implements Step {
  private static final ReadingName NAME = new ReadingName("audio.sweep");
  /** Speech needs no more, every card does it, and the recording stays small. */
  private static final int RATE = 16_000;

  /** Opening the cards, waking a sound server, the sound itself, and what a card may owe at its end. */
  private static final Duration CARDS = Duration.ofMillis(7500);
  /** A usual PC needs a twentieth of it. */
  private static final Duration RECKONING = Duration.ofSeconds(3);

  private final SoundPort port;
  private final SoundPolicy policy;
  private final Duration cards;
  private final BiFunction<Recording, TestSound, SoundFigures> analysis;

  public SoundStep(SystemRoot root, SoundPolicy policy) {
    this(new JavaSound(new SoundUse(root)), policy);
  }

  SoundStep(SoundPort port, SoundPolicy policy) {
    this(port, policy, CARDS, SoundFigures::of);
  }

  /**
   * @param cards how long the sound cards are waited for
   * @param analysis of what was recorded
   */
  SoundStep(SoundPort port, SoundPolicy policy, Duration cards,
      BiFunction<Recording, TestSound, SoundFigures> analysis) {
    this.port = port;
    this.policy = policy;
    this.cards = cards;
    this.analysis = analysis;
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return cards.plus(RECKONING);
  }

  @Override
  public StepOutcome run(StepRun run) throws InterruptedException {
    Optional<AttachedDevice> microphone = best(run.devices(), Capability.MICROPHONE);
    Optional<AttachedDevice> speaker = best(run.devices(), Capability.SPEAKER);
    if (microphone.isEmpty() && speaker.isEmpty()) {
      return new StepOutcome.Skipped(StepReason.NOTHING_THERE, "neither a microphone nor a loudspeaker");
    }
    StepReason silent = !policy.plays()
        ? StepReason.NOT_ALLOWED
        : policy.isQuiet(run.now()) ? StepReason.QUIET_HOURS : null;
    if (microphone.isEmpty() && silent != null) {
      return new StepOutcome.Skipped(silent, "");
    }
    try {
      StepReason partly = silent != null && speaker.isPresent()
          ? silent
          : microphone.isEmpty() || speaker.isEmpty() ? StepReason.NOTHING_THERE : null;
      return measure(run, speaker.filter(_ -> silent == null), microphone, partly);
    } catch (DeviceFault e) {
      return unheard(e.reason(), String.valueOf(e.getMessage()));
    }
  }

  /** A card that another program has, such as a sound server that starts, says nothing of itself; nor does a slow PC. */
  private static StepOutcome unheard(StepReason reason, String sentence) {
    return reason == StepReason.NO_TIME || reason == StepReason.PORT_BUSY
        ? new StepOutcome.Skipped(reason, sentence)
        : new StepOutcome.Failed(reason, sentence);
  }

  private StepOutcome measure(StepRun run, Optional<AttachedDevice> speaker, Optional<AttachedDevice> microphone,
      @Nullable StepReason partly) throws DeviceFault, InterruptedException {
    InTime inTime = InTime.of(this, run);
    TestSound sound = new TestSound(RATE, speaker.map(this::peak).orElse(policy.peak()));
    if (microphone.isEmpty()) {
      return played(inTime, run, speaker.orElseThrow(), sound, partly);
    }
    AttachedDevice ear = microphone.get();
    Recording recording = speaker.isPresent()
        ? use(inTime, List.of(ear, speaker.get()), over -> port.loop(speaker.get(), ear, sound, over))
        : use(inTime, List.of(ear), over -> port.listen(ear, sound, over));
    SoundFigures figures = inTime.reckon("the sound's figures", _ -> {
      try {
        return analysis.apply(recording, sound);
      } finally {
        recording.forget();
      }
    });
    String chosen = chosen(run.devices(), ear, speaker);
    return new StepOutcome.Measured(readings(figures, sound, run, ear, speaker), partly,
        speaker.isPresent() ? chosen : chosen.isEmpty() ? "listened only" : "listened only; " + chosen);
  }

  /** That a card does not take the sound is a measurement, too. */
  private StepOutcome played(InTime inTime, StepRun run, AttachedDevice only, TestSound sound,
      @Nullable StepReason partly) throws DeviceFault, InterruptedException {
    boolean moved = use(inTime, List.of(only), over -> port.play(only, sound, over));
    if (run.isCancelled()) {
      return new StepOutcome.Skipped(StepReason.CANCELLED, "");
    }
    String chosen = chosen(run.devices(), only, Optional.of(only));
    String unheard = "no microphone to hear it with";
    return new StepOutcome.Measured(
        Readings.of(only, run.now(), moved ? ProofLevel.MOVED_DATA : ProofLevel.MEASURED)
            .add(ReadingNames.AUDIO_PLAYBACK_MOVED, moved).list(),
        partly, chosen.isEmpty() ? unheard : unheard + "; " + chosen);
  }

  /** Which devices were tried and which were not, where there were several; empty where there was no choice. */
  private static String chosen(List<AttachedDevice> devices, AttachedDevice ear, Optional<AttachedDevice> speaker) {
    Set<AttachedDevice> tried = new LinkedHashSet<>(List.of(ear));
    speaker.ifPresent(tried::add);
    String others = names(devices.stream().filter(d -> isOfSound(d) && !tried.contains(d)));
    return others.isEmpty() ? "" : "tried " + names(tried.stream()) + ", not " + others;
  }

  private static String names(Stream<AttachedDevice> devices) {
    return devices.map(d -> d.device().name()).collect(Collectors.joining(" and "));
  }

  private <T> T use(InTime inTime, List<AttachedDevice> devices, InTime.Use<T> use)
      throws DeviceFault, InterruptedException {
    Set<Path> nodes = devices.stream().flatMap(d -> JavaSound.control(d).stream()).collect(Collectors.toSet());
    String names = devices.stream().map(d -> d.device().name()).distinct().collect(Collectors.joining(" or "));
    return inTime.use(nodes, names, cards, use);
  }

  /** Never louder than the loudspeaker's profile allows. */
  private double peak(AttachedDevice speaker) {
    Double loudest = speaker.quirks().loudest();
    return loudest == null ? policy.peak() : Math.min(policy.peak(), Math.pow(10, loudest / 20));
  }

  private static List<Reading> readings(SoundFigures sound, TestSound played, StepRun run, AttachedDevice ear,
      Optional<AttachedDevice> speaker) {
    Readings heard = Readings.of(ear, run.now(), ProofLevel.MEASURED)
        .add(ReadingNames.AUDIO_CAPTURE_SILENT, sound.digitalSilence())
        .add(ReadingNames.AUDIO_CAPTURE_NOISE, sound.noise())
        .add(ReadingNames.AUDIO_CAPTURE_CLIPPED, 100 * sound.clipped())
        .add(ReadingNames.AUDIO_CAPTURE_DROPOUTS, sound.dropouts())
        .add(ReadingNames.AUDIO_CAPTURE_DEAD_CHANNELS, sound.deadChannels());
    List<Reading> all = new ArrayList<>(heard.list());
    // a microphone that gives nothing says nothing about the loudspeaker
    speaker.filter(_ -> !sound.digitalSilence()).ifPresent(mouth -> {
      all.addAll(loop(sound, played, run, ear).list());
      if (!mouth.device().id().equals(ear.device().id())) {
        all.addAll(loop(sound, played, run, mouth).list());
      }
    });
    return all;
  }

  private static Readings loop(SoundFigures sound, TestSound played, StepRun run, AttachedDevice device) {
    Readings readings = Readings.of(device, run.now(), ProofLevel.MEASURED)
        .add(ReadingNames.AUDIO_LOOP_HEARD, sound.heard())
        .add(ReadingNames.AUDIO_LOOP_LEVEL, asIfUsual(sound.level(), played))
        .add(ReadingNames.AUDIO_LOOP_SNR, sound.snr()).add(ReadingNames.AUDIO_LOOP_LATENCY, sound.latency())
        .add(ReadingNames.AUDIO_LOOP_ECHO, sound.echo()).add(ReadingNames.AUDIO_LOOP_BANDS, percent(sound.bands()));
    return sound.heard()
        ? readings.add(ReadingNames.AUDIO_LOOP_LEFT, sound.sides().contains(Side.LEFT))
            .add(ReadingNames.AUDIO_LOOP_RIGHT, sound.sides().contains(Side.RIGHT))
        : readings;
  }

  /** A room is not worse because it was tested more softly. */
  private static OptionalDouble asIfUsual(OptionalDouble level, TestSound played) {
    return level.isPresent()
        ? OptionalDouble.of(level.getAsDouble() + 20 * Math.log10(SoundPolicy.USUAL / played.peak()))
        : level;
  }

  private static OptionalDouble percent(OptionalDouble share) {
    return share.isPresent() ? OptionalDouble.of(100 * share.getAsDouble()) : share;
  }

  /** What is made for meetings before what is built in. */
  private static Optional<AttachedDevice> best(List<AttachedDevice> devices, Capability capability) {
    return devices.stream().filter(d -> isOfSound(d) && d.device().can(capability))
        .min(Comparator.comparingInt(d -> rank(d.device().kind())));
  }

  private static boolean isOfSound(AttachedDevice device) {
    return (device.device().can(Capability.MICROPHONE) || device.device().can(Capability.SPEAKER))
        && JavaSound.card(device).isPresent();
  }

  private static int rank(DeviceKind kind) {
    return switch (kind) {
      case SPEAKERPHONE, CONFERENCE_PHONE -> 0;
      case MICROPHONE, SPEAKER -> 1;
      case HEADSET -> 2;
      case CAMERA -> 3;
      default -> 4;
    };
  }
}
