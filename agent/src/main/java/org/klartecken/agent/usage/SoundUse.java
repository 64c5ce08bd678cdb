// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.usage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.contract.FailureReason;

/**
 * Whether sound moves through a card, from {@code proc/asound}, which everybody may read. Where a sound server stands in
 * between it is the user, and it runs while somebody uses it and a few seconds longer.
 */
public final class SoundUse {
  private static final Pattern PCM = Pattern.compile("pcmC(\\d{1,3})D(\\d{1,3})([cp])");

  private final SystemRoot root;
  private final Processes processes;

  public SoundUse(SystemRoot root) {
    this(root, Processes.of(root));
  }

  SoundUse(SystemRoot root, Processes processes) {
    this.root = root;
    this.processes = processes;
  }

  /** What is seen of the device's microphone and loudspeaker; nothing of what it has not. */
  public List<UseSighting> look(AttachedDevice device) {
    List<UseSighting> seen = new ArrayList<>();
    direction(device, "c").ifPresent(state -> seen.add(new UseSighting(device.device().id(), Use.MICROPHONE, state)));
    direction(device, "p").ifPresent(state -> seen.add(new UseSighting(device.device().id(), Use.LOUDSPEAKER, state)));
    return seen;
  }

  /** Whether the device has a PCM at all. */
  public static boolean appliesTo(AttachedDevice device) {
    return device.nodes().stream().anyMatch(node -> pcm(node).isPresent());
  }

  /**
   * Whether another program has one of the device's PCMs, so that it cannot be opened. A sound server has them for a
   * moment without a sound, when it starts or has found a new card; that is no use of the room.
   *
   * @param use of its microphone or its loudspeaker
   */
  public boolean isHeld(AttachedDevice device, Use use) {
    String letter = use == Use.LOUDSPEAKER ? "p" : "c";
    return device.nodes().stream().flatMap(node -> pcm(node).stream()).filter(pcm -> pcm.group(3).equals(letter))
        .flatMap(pcm -> statuses(pcm).stream()).anyMatch(s -> s.open() && !processes.isOurs(s.owner()));
  }

  private Optional<InUse> direction(AttachedDevice device, String letter) {
    Optional<InUse> all = Optional.empty();
    for (Path node : device.nodes()) {
      Optional<MatchResult> pcm = pcm(node).filter(m -> m.group(3).equals(letter));
      if (pcm.isPresent()) {
        InUse one = use(statuses(pcm.get()));
        all = Optional.of(all.map(before -> stronger(before, one)).orElse(one));
      }
    }
    return all;
  }

  private List<PcmStatus> statuses(MatchResult pcm) {
    String folder = "proc/asound/card" + pcm.group(1) + "/pcm" + pcm.group(2) + pcm.group(3);
    return root.directory(folder).entries().stream().filter(sub -> sub.name().startsWith("sub"))
        .flatMap(sub -> PcmStatus.parse(sub.lines("status")).stream()).toList();
  }

  private InUse use(List<PcmStatus> statuses) {
    return statuses.stream().map(this::user).reduce(SoundUse::stronger).orElse(new InUse.Unseen(
        FailureReason.UNSUPPORTED, "the kernel shows no status of its sound devices below proc/asound"));
  }

  private InUse user(PcmStatus status) {
    if (!status.runs() || processes.isOurs(status.owner())) {
      return new InUse.Idle();
    }
    return new InUse.Busy(processes.classOf(status.owner()));
  }

  /** One that is busy makes the whole busy; one that cannot be seen makes it unseen. */
  private static InUse stronger(InUse a, InUse b) {
    if (a instanceof InUse.Busy || b instanceof InUse.Idle) {
      return a;
    }
    return b instanceof InUse.Busy || a instanceof InUse.Idle ? b : a;
  }

  private static Optional<MatchResult> pcm(Path node) {
    Path name = node.getFileName();
    Matcher matcher = PCM.matcher(name == null ? "" : name.toString());
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }
}
