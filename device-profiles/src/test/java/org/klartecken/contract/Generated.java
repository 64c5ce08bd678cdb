// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Messages out of a seed: every field used, every form that is allowed, now and then an odd one. */
public final class Generated {
  private static final List<String> TEXTS = List.of("", "x", "Logitech MeetUp", "Åäö \"citat\" \\ \n\t", "\u0000\u001f",
      "日本語 🎥", "null", "{\"a\":1}", "y".repeat(400));
  private static final List<ReadingName> NAMES = List.copyOf(ReadingNames.all().keySet());
  private final Random random;

  public Generated(long seed) {
    this.random = new Random(seed);
  }

  public Message message() {
    Stamp stamp = stamp();
    return switch (random.nextInt(6)) {
      case 0 -> new Message.Birth(stamp, new AgentInfo(text(), text(), text()), observation(), text(), sessions());
      case 1 -> new Message.Report(stamp, observation(), text());
      case 2 -> new Message.Heartbeat(stamp, text());
      case 3 -> new Message.Usage(stamp, sessions());
      case 4 -> new Message.SelfTest(stamp, "t" + random.nextInt(), pick(SelfTestState.values()), random.nextInt(101),
          random.nextBoolean() ? null : pick(NAMES), some(5, this::step), some(9, () -> reading(device())));
      default -> new Message.Reply(stamp, text(), pick(CommandResult.values()), text());
    };
  }

  public Command command() {
    return new Command("c" + random.nextInt(), pick(CommandKind.values()), instant(),
        random.nextBoolean() ? null : random.nextInt(5, 301),
        random.nextBoolean() ? null : random.nextInt(1, 65_536),
        random.nextBoolean() ? null : "0a".repeat(random.nextInt(16, 129)),
        random.nextBoolean() ? null : random.nextBoolean(), random.nextBoolean() ? null : "Europe/Stockholm");
  }

  private SelfTestStep step() {
    return new SelfTestStep(pick(NAMES), pick(StepResult.values()),
        random.nextBoolean() ? null : pick(StepReason.values()), text(),
        random.nextBoolean() ? null : random.nextLong(1L << 40));
  }

  public Observation observation() {
    List<Device> devices = some(8, this::device);
    List<Reading> readings = devices.isEmpty() ? List.of() : some(20, () -> reading(pick(devices)));
    List<ProbeFailure> failures = devices.isEmpty() ? List.of() : some(4, () -> failure(pick(devices)));
    return new Observation(devices, readings, failures);
  }

  public Device device() {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    some(3, () -> pick(Capability.values())).forEach(capabilities::add);
    boolean isUsb = random.nextBoolean();
    return new Device(deviceId(), pick(DeviceKind.values()), text(), random.nextBoolean() ? DeviceId.HOST : null,
        capabilities, isUsb ? usb() : null, !isUsb && random.nextBoolean() ? display() : null);
  }

  public Reading reading(Device device) {
    ReadingName name = pick(NAMES);
    return new Reading(device.id(), name, value(), ReadingNames.unit(name).orElseThrow(), pick(ProofLevel.values()),
        instant());
  }

  public ProbeFailure failure(Device device) {
    return new ProbeFailure(device.id(), pick(NAMES), pick(FailureReason.values()), text(), instant());
  }

  public Stamp stamp() {
    return new Stamp("boot-" + random.nextInt(3), random.nextLong(0, Long.MAX_VALUE), instant(),
        random.nextLong(0, Long.MAX_VALUE));
  }

  /** Mostly around now, sometimes by a clock that is years off, with and without fractions of a second. */
  public Instant instant() {
    long second = random.nextInt(10) == 0
        ? random.nextLong(-2_000_000_000L, 9_000_000_000L)
        : 1_800_000_000L
            + random.nextInt(1_000_000);
    return Instant.ofEpochSecond(second, random.nextBoolean() ? 0 : random.nextInt(1000) * 1_000_000L);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  public final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Up to so many. */
  public <T> List<T> some(int most, Supplier<T> one) {
    List<T> made = new ArrayList<>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      made.add(one.get());
    }
    return made;
  }

  private List<UsageSession> sessions() {
    return some(3, () -> {
      long from = random.nextLong(0, 1L << 50);
      return new UsageSession("s" + random.nextInt(), pick(UsageKind.values()), deviceId(),
          pick(ProgramClass.values()), "boot", instant(), from, from + random.nextInt(1 << 30), random.nextBoolean());
    });
  }

  private DeviceId deviceId() {
    return random.nextInt(6) == 0
        ? DeviceId.HOST
        : new DeviceId(pick("usb:1-", "display:card0-DP-", "net:eth")
            + random.nextInt(6));
  }

  private UsbIdentity usb() {
    return new UsbIdentity(new UsbId(random.nextInt(0x10000), random.nextInt(0x10000)), "1-4", orNull(), orNull(),
        orNull(), random.nextBoolean() ? "0117" : null);
  }

  private DisplayIdentity display() {
    return new DisplayIdentity("DP-1", random.nextBoolean() ? "NEC" : null, orNull(),
        random.nextBoolean() ? random.nextInt(0x10000) : null, orNull());
  }

  private Value value() {
    return switch (random.nextInt(4)) {
      case 0 -> Value.of(random.nextBoolean());
      case 1 -> Value.of(text());
      case 2 -> Value.of((double) random.nextLong(-1L << 40, 1L << 40));
      default -> Value.of(random.nextGaussian() * 1e3);
    };
  }

  private String text() {
    return pick(TEXTS);
  }

  private @Nullable String orNull() {
    return random.nextBoolean() ? null : text();
  }
}
