// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.selftest.DeviceFault;
import org.klartecken.agent.selftest.sound.TestSound.Side;
import org.klartecken.agent.usage.SoundUse;
import org.klartecken.agent.usage.Use;
import org.klartecken.contract.StepReason;

/**
 * Sound cards by javax.sound, which finds them on every system. Its classes are loaded when a self-test first makes a
 * sound and not before.
 *
 * <p>On Linux its mixers are named {@code PCH [plughw:0,0]}: the number is ALSA's and tells the device's card. A card
 * that was pulled out in mid-stream gives nothing for ever and says nothing, so what it owes is counted by the clock.
 */
public final class JavaSound implements SoundPort {
  private static final Pattern CONTROL = Pattern.compile(".*/controlC(\\d{1,3})");
  private static final Duration QUIET = Duration.ofMillis(400);
  /** How long the sweep may be on its way through buffers and air. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(900);
  private static final Duration CHUNK = Duration.ofMillis(10);
  /** Until the first sample: a sound server may have to wake up. */
  private static final Duration BEGINNING = Duration.ofSeconds(2);
  private static final Duration LATE = Duration.ofMillis(1200);
  private static final double SCALE = 32_768;
  /** More than a sound server's block, by which what was recorded may lag. */
  private static final double LOST_SECONDS = 0.15;
  /** Two, so that each is tried; of a card with one microphone Linux offers one only, and sound servers double it. */
  private static final List<Integer> CHANNELS = List.of(2, 1);

  private final Function<AttachedDevice, Optional<String>> mixerName;
  private final Function<String, List<Mixer>> mixers;
  private final BiPredicate<AttachedDevice, Use> held;

  /** @param use tells whether another program has what could not be opened, which javax.sound does not */
  public JavaSound(SoundUse use) {
    this(JavaSound::card, JavaSound::mixers, use::isHeld);
  }

  /** @param mixerName what the name of a device's mixers holds; empty for a device that has none */
  JavaSound(Function<AttachedDevice, Optional<String>> mixerName) {
    this(mixerName, JavaSound::mixers, (_, _) -> false);
  }

  /**
   * @param mixers those whose name holds something
   * @param held whether another program has a device's microphone or loudspeaker
   */
  JavaSound(Function<AttachedDevice, Optional<String>> mixerName, Function<String, List<Mixer>> mixers,
      BiPredicate<AttachedDevice, Use> held) {
    this.mixerName = mixerName;
    this.mixers = mixers;
    this.held = held;
  }

  private static List<Mixer> mixers(String named) {
    return Arrays.stream(AudioSystem.getMixerInfo()).filter(info -> info.getName().contains(named))
        .map(AudioSystem::getMixer).toList();
  }

  /** {@code [plughw:1,} for a device with the node {@code dev/snd/controlC1}. */
  static Optional<String> card(AttachedDevice device) {
    return control(device).map(node -> CONTROL.matcher(node.toString()).replaceFirst("[plughw:$1,"));
  }

  /** The node of the device's card itself. */
  static Optional<Path> control(AttachedDevice device) {
    return device.nodes().stream().filter(node -> CONTROL.matcher(node.toString()).matches()).findFirst();
  }

  @Override
  public Recording loop(AttachedDevice speaker, AttachedDevice microphone, TestSound sound, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException {
    try (TargetDataLine in = opened(microphone, TargetDataLine.class, sound);
        SourceDataLine out = opened(speaker, SourceDataLine.class, sound)) {
      byte[] octets = octets(sound, out.getFormat()); // before its time begins: a slow PC reckons for a while
      Recorder recorder = new Recorder(in, sound.rate(), total(sound), cancelled);
      recorder.start();
      if (!recorder.hears((int) (QUIET.toMillis() * sound.rate() / 1000))) {
        return recorder.finish(); // nobody is disturbed by what would not be heard
      }
      out.start();
      long played = System.nanoTime();
      int heard = recorder.heard();
      write(out, octets, cancelled);
      return recorder.finish(played, heard);
    }
  }

  @Override
  public Recording listen(AttachedDevice microphone, TestSound asLongAs, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException {
    try (TargetDataLine in = opened(microphone, TargetDataLine.class, asLongAs)) {
      Recorder recorder = new Recorder(in, asLongAs.rate(), total(asLongAs), cancelled);
      recorder.start();
      return recorder.finish();
    }
  }

  @Override
  public boolean play(AttachedDevice speaker, TestSound sound, BooleanSupplier cancelled)
      throws DeviceFault, InterruptedException {
    try (SourceDataLine out = opened(speaker, SourceDataLine.class, sound)) {
      byte[] octets = octets(sound, out.getFormat());
      long deadline = System.nanoTime() + sound.length() * 1_000_000_000L / sound.rate() + LATE.toNanos();
      BooleanSupplier over = () -> cancelled.getAsBoolean() || System.nanoTime() >= deadline;
      out.start();
      write(out, octets, over);
      while (out.getLongFramePosition() < sound.length() && !over.getAsBoolean()) {
        Thread.sleep(CHUNK);
      }
      return out.getLongFramePosition() >= sound.length();
    }
  }

  /**
   * At which sample of the recording the loudspeaker began. The clock knows it best, unless a slow PC has let samples
   * fall before that.
   */
  static long playedAt(long byClock, int byCount, int rate) {
    return byCount < byClock - rate * LOST_SECONDS ? byCount : byClock;
  }

  private static int total(TestSound sound) {
    return sound.length() + (int) ((QUIET.toMillis() + ON_ITS_WAY.toMillis()) * sound.rate() / 1000);
  }

  /** A single loudspeaker plays both sides. */
  private static byte[] octets(TestSound sound, AudioFormat format) {
    float[] left = sound.samples(Side.LEFT);
    float[] right = sound.samples(Side.RIGHT);
    int frame = format.getFrameSize();
    byte[] octets = new byte[left.length * frame];
    for (int i = 0; i < left.length; i++) {
      if (format.getChannels() == 1) {
        put(octets, frame * i, (left[i] + right[i]) / 2);
      } else {
        put(octets, frame * i, left[i]);
        put(octets, frame * i + 2, right[i]);
      }
    }
    return octets;
  }

  private static void put(byte[] octets, int at, float sample) {
    int value = (int) Math.round(sample * (SCALE - 1));
    octets[at] = (byte) value;
    octets[at + 1] = (byte) (value >> 8);
  }

  private static void write(SourceDataLine out, byte[] octets, BooleanSupplier over) throws InterruptedException {
    int at = 0;
    int frame = out.getFormat().getFrameSize();
    while (at < octets.length && !over.getAsBoolean()) {
      int free = Math.min(out.available() / frame * frame, octets.length - at);
      if (free > 0) {
        at += Math.max(0, out.write(octets, at, free));
      } else {
        Thread.sleep(CHUNK);
      }
    }
    if (over.getAsBoolean()) {
      out.flush();
    }
  }

  private <L extends DataLine> L opened(AttachedDevice device, Class<L> kind, TestSound sound) throws DeviceFault {
    String marker = mixerName.apply(device)
        .orElseThrow(() -> new DeviceFault(StepReason.NOTHING_THERE, device.device().name() + " has no sound card"));
    List<Mixer> own = mixers.apply(marker);
    for (int channels : CHANNELS) {
      AudioFormat format = new AudioFormat(sound.rate(), 16, channels, true, false);
      DataLine.Info wanted = new DataLine.Info(kind, format);
      for (Mixer mixer : own) {
        if (mixer.isLineSupported(wanted)) {
          return open(mixer, kind, wanted, format, device);
        }
      }
    }
    throw refused(device, kind, StepReason.UNSUPPORTED, "no mixer of " + device.device().name() + " does 16 bits at "
        + sound.rate() + " Hz as " + kind.getSimpleName());
  }

  private <L extends DataLine> L open(Mixer mixer, Class<L> kind, DataLine.Info wanted, AudioFormat format,
      AttachedDevice device) throws DeviceFault {
    // 250 ms, so that a busy PC has no holes of its own
    int buffer = Math.round(format.getSampleRate() / 4) * format.getFrameSize();
    try {
      L line = kind.cast(mixer.getLine(wanted));
      if (line instanceof TargetDataLine in) {
        in.open(format, buffer);
      } else if (line instanceof SourceDataLine out) {
        out.open(format, buffer);
      }
      return line;
    } catch (LineUnavailableException e) {
      throw refused(device, kind, StepReason.OTHER, device.device().name() + " cannot be opened: " + e.getMessage());
    } catch (SecurityException | IllegalArgumentException e) {
      throw new DeviceFault(StepReason.UNSUPPORTED, device.device().name() + ": " + e.getMessage());
    }
  }

  /** A card that another program has offers no format at all, or says when it is opened that it does not do that one. */
  private DeviceFault refused(AttachedDevice device, Class<? extends DataLine> kind, StepReason reason,
      String sentence) {
    Use use = kind.equals(SourceDataLine.class) ? Use.LOUDSPEAKER : Use.MICROPHONE;
    return held.test(device, use)
        ? new DeviceFault(StepReason.PORT_BUSY, device.device().name() + ": another program has it")
        : new DeviceFault(reason, sentence);
  }

  /** Reads on a thread of its own until it has all, or the card owes too much. */
  private static final class Recorder {
    private final TargetDataLine in;
    private final int rate;
    private final float[] samples;
    private final BooleanSupplier cancelled;
    private final int channels;
    private final int frame;
    private final int[] first;
    private final boolean[] alive;
    private final Thread thread = Thread.ofPlatform().daemon().name("selftest-recorder").unstarted(this::work);
    private volatile int have;
    private volatile long firstAt;

    Recorder(TargetDataLine in, int rate, int total, BooleanSupplier cancelled) {
      this.in = in;
      this.rate = rate;
      this.samples = new float[total];
      this.cancelled = cancelled;
      this.channels = in.getFormat().getChannels();
      this.frame = in.getFormat().getFrameSize();
      this.first = new int[channels];
      this.alive = new boolean[channels];
    }

    void start() {
      thread.start();
    }

    /** Waits until so much of the room has been heard; answers whether anything was. */
    boolean hears(int count) throws InterruptedException {
      while (have < count && thread.isAlive()) {
        Thread.sleep(CHUNK);
      }
      return have > 0;
    }

    private void work() {
      in.start();
      byte[] chunk = new byte[(int) (CHUNK.toMillis() * rate / 1000) * frame];
      long deadline = System.nanoTime() + BEGINNING.toNanos();
      while (have < samples.length && System.nanoTime() < deadline && !cancelled.getAsBoolean()) {
        if (in.available() < chunk.length) { // read() of a card that is gone would never come back
          LockSupport.parkNanos(1_000_000);
          continue;
        }
        int got = Math.max(0, in.read(chunk, 0, chunk.length)) / frame;
        if (firstAt == 0 && got > 0) {
          firstAt = System.nanoTime() - got * 1_000_000_000L / rate;
          deadline = firstAt + samples.length * 1_000_000_000L / rate + LATE.toNanos();
        }
        take(chunk, got);
      }
      Arrays.fill(chunk, (byte) 0);
    }

    private void take(byte[] chunk, int got) {
      int before = have; // this thread alone writes it
      int kept = Math.min(got, samples.length - before);
      for (int i = 0; i < kept; i++) {
        int sum = 0;
        for (int c = 0; c < channels; c++) {
          int value = value(chunk, frame * i + 2 * c);
          first[c] = before + i == 0 ? value : first[c];
          alive[c] |= value != first[c];
          sum += value;
        }
        samples[before + i] = (float) (sum / (channels * SCALE));
      }
      have = before + kept;
    }

    private static int value(byte[] octets, int at) {
      return (octets[at] & 0xff) | (octets[at + 1] << 8);
    }

    private int deadChannels() {
      int living = 0;
      for (boolean one : alive) {
        living += one ? 1 : 0;
      }
      return living == 0 ? 0 : channels - living;
    }

    /** How many samples have been recorded, also those that nobody has read yet. */
    int heard() {
      return have + in.available() / frame;
    }

    /** Of a room in which nothing was played. */
    Recording finish() throws DeviceFault, InterruptedException {
      thread.join();
      return recording(have);
    }

    /**
     * @param playedAt when the first sample was handed over, by the monotonic clock
     * @param heard how many had been recorded then
     */
    Recording finish(long playedAt, int heard) throws DeviceFault, InterruptedException {
      thread.join();
      return recording(
          Math.clamp(JavaSound.playedAt((playedAt - firstAt) * rate / 1_000_000_000L, heard, rate), 0, have));
    }

    private Recording recording(int played) throws DeviceFault {
      if (have == 0) {
        throw new DeviceFault(StepReason.TIMEOUT, "the microphone gives nothing at all");
      }
      float[] got = Arrays.copyOf(samples, have);
      Arrays.fill(samples, 0);
      int lacking = cancelled.getAsBoolean() ? 0 : samples.length - have;
      return new Recording(rate, got, played, lacking, deadChannels());
    }
  }
}
