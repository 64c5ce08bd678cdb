// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.selftest.wired;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.Readings;
import org.klartecken.agent.selftest.Gathered;
import org.klartecken.agent.selftest.Step;
import org.klartecken.agent.selftest.StepOutcome;
import org.klartecken.agent.selftest.StepRun;
import org.klartecken.agent.transport.SerialLink;
import org.klartecken.agent.transport.SerialLink.SerialFault;
import org.klartecken.agent.usage.PortUse;
import org.klartecken.contract.Capability;
import org.klartecken.contract.ProofLevel;
import org.klartecken.contract.Reading;
import org.klartecken.contract.ReadingName;
import org.klartecken.contract.ReadingNames;
import org.klartecken.contract.StepReason;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.SerialTalk;

/**
 * Opens each serial port of which the profile says what is behind it, and asks that. Any other is left closed: opening
 * alone raises DTR and RTS, and nobody knows what hangs on them. So is one that another program has.
 */
public final class SerialStep implements Step {
  private static final ReadingName NAME = new ReadingName("serial.port");
  private static final Pattern PORT = Pattern.compile("tty[A-Za-z0-9]+");
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int QUESTIONS = 2;
  private final PortUse use;

  public SerialStep(SystemRoot root) {
    this.use = new PortUse(root);
  }

  @Override
  public ReadingName name() {
    return NAME;
  }

  @Override
  public Duration budget() {
    return PATIENCE.multipliedBy(QUESTIONS + 1); // and opening the port
  }

  @Override
  public StepOutcome run(StepRun run) {
    Gathered gathered = new Gathered(new StepOutcome.Skipped(StepReason.NOTHING_THERE, "no serial port"));
    for (AttachedDevice device : run.devices()) {
      Optional<Path> node = device.nodes().stream().filter(SerialStep::isPort).findFirst();
      if (device.device().can(Capability.SERIAL) && node.isPresent() && !run.isCancelled()) {
        gathered.add(device, one(device, node.get(), run));
      }
    }
    return gathered.outcome();
  }

  private StepOutcome one(AttachedDevice device, Path node, StepRun run) {
    String name = device.device().name();
    DevicePart part = device.part();
    SerialTalk talk = part == null ? null : part.talk();
    if (talk == null) {
      return new StepOutcome.Skipped(StepReason.NOT_ALLOWED, name + ": no profile says what answers there");
    }
    if (use.isHeld(node)) {
      return new StepOutcome.Skipped(StepReason.PORT_BUSY, name + ": another program has it");
    }
    try {
      return new StepOutcome.Measured(measure(device, node, talk, run), "");
    } catch (SerialFault e) {
      return notOpened(device, run, e);
    }
  }

  /** That another program has it, or that the agent may not open it, is no fault of the port. */
  private static StepOutcome notOpened(AttachedDevice device, StepRun run, SerialFault fault) {
    String detail = device.device().name() + ": " + fault.getMessage();
    return switch (fault.reason()) {
      case PORT_BUSY -> new StepOutcome.Skipped(StepReason.PORT_BUSY, detail);
      case ACCESS_DENIED, UNSUPPORTED -> new StepOutcome.Failed(StepReason.of(fault.reason()), detail);
      case DEVICE_GONE, TIMEOUT, MALFORMED_REPLY, OTHER -> new StepOutcome.Measured(Readings
          .of(device, run.now(), ProofLevel.MEASURED).add(ReadingNames.SERIAL_OPENS, false).list(), detail);
    };
  }

  private static List<Reading> measure(AttachedDevice device, Path node, SerialTalk talk, StepRun run)
      throws SerialFault {
    try (SerialLink link = SerialLink.open(node, talk.baud())) {
      List<Reading> all = new ArrayList<>(
          Readings.of(device, run.now(), ProofLevel.OPENED).add(ReadingNames.SERIAL_OPENS, true).list());
      boolean fits = answers(link, talk, run);
      if (fits || !run.isCancelled()) {
        all.addAll(Readings.of(device, run.now(), fits ? ProofLevel.MOVED_DATA : ProofLevel.MEASURED)
            .add(ReadingNames.SERIAL_ANSWERS, fits).list());
      }
      return all;
    }
  }

  /** Asks again where nothing fits: with the first question some only wake. */
  private static boolean answers(SerialLink link, SerialTalk talk, StepRun run) throws SerialFault {
    Pattern answer = Pattern.compile(talk.answer());
    boolean fits = false;
    for (int asked = 0; asked < QUESTIONS && !fits && !run.isCancelled(); asked++) {
      fits = answer.matcher(link.ask(talk.octets(), answer, PATIENCE, run.cancelled())).find();
    }
    return fits;
  }

  private static boolean isPort(Path node) {
    Path name = node.getFileName();
    return name != null && PORT.matcher(name.toString()).matches();
  }
}
