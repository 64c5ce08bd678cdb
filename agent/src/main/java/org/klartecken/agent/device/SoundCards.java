// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.contract.Capability;
import org.klartecken.contract.DeviceId;

/** The sound cards and what they record and play, from {@code sys/class/sound} and {@code proc/asound}. */
final class SoundCards {
  private static final Pattern CARD = Pattern.compile("card(\\d{1,3})");
  private static final Pattern PCM = Pattern.compile("pcmC(\\d{1,3})D(\\d{1,3})([cp])");
  private static final Pattern LISTED = Pattern.compile("\\s*(\\d+) \\[[^]]*]: (.*)");
  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._:@-]");

  private SoundCards() {
  }

  /**
   * A PCM: one direction of one sound device of a card.
   *
   * @param label what the driver calls it, {@code HDMI 0}; empty when unknown
   */
  record Pcm(boolean captures, Path node, String label) {
    /** Whether its sound leaves through a display's cable. */
    boolean isDigitalDisplay() {
      return label.contains("HDMI") || label.contains("DisplayPort");
    }
  }

  /**
   * A sound card.
   *
   * @param shortId the id that ALSA gave it, {@code PCH}
   * @param port the USB device it belongs to; empty for one that is built in
   * @param displayListens whether a display with sound hangs on one of its digital outputs
   */
  record SoundCard(int number, String shortId, String label, SysDirectory directory, Optional<UsbPort> port,
      List<Pcm> pcms, List<Path> nodes, boolean displayListens) {
    DeviceId id() {
      return port.map(UsbPort::id).orElseGet(() -> new DeviceId("sound:" + UNFIT.matcher(shortId).replaceAll("_")));
    }

    Set<Capability> capabilities() {
      Set<Capability> can = new TreeSet<>();
      for (Pcm pcm : pcms) {
        if (pcm.captures()) {
          can.add(Capability.MICROPHONE);
        } else if (!pcm.isDigitalDisplay() || displayListens) {
          can.add(Capability.SPEAKER);
        }
      }
      return can;
    }
  }

  static List<SoundCard> read(SystemRoot root) {
    List<ClassEntry> entries = ClassEntry.all(root, "sound");
    List<SoundCard> cards = new ArrayList<>();
    for (ClassEntry entry : entries) {
      Matcher m = CARD.matcher(entry.name());
      if (m.matches() && !entry.isVirtual()) {
        cards.add(card(root, entry, Integer.parseInt(m.group(1)), entries));
      }
    }
    return cards;
  }

  private static SoundCard card(SystemRoot root, ClassEntry entry, int number, List<ClassEntry> all) {
    SysDirectory proc = root.directory("proc/asound/card" + number);
    List<Pcm> pcms = new ArrayList<>();
    List<Path> nodes = new ArrayList<>();
    for (ClassEntry other : all) {
      Matcher m = PCM.matcher(other.name());
      if (m.matches() && Integer.parseInt(m.group(1)) == number) {
        boolean captures = "c".equals(m.group(3));
        Path node = root.at("dev/snd/" + other.name());
        pcms.add(new Pcm(captures, node, pcmLabel(proc.at("pcm" + m.group(2) + m.group(3)))));
        nodes.add(node);
      }
    }
    nodes.add(root.at("dev/snd/controlC" + number));
    String shortId = entry.directory().text("id").or(() -> proc.text("id")).orElse("card" + number);
    return new SoundCard(number, shortId, listed(root, number).orElse(shortId), entry.directory(), entry.port(), pcms,
        nodes, displayListens(proc));
  }

  private static String pcmLabel(SysDirectory pcm) {
    return pcm.lines("info").stream().filter(l -> l.startsWith("name: ")).map(l -> l.substring(6).strip()).findFirst()
        .orElse("");
  }

  /** {@code  0 [PCH            ]: HDA-Intel - HDA Intel PCH}: what stands behind the driver's name. */
  private static Optional<String> listed(SystemRoot root, int number) {
    for (String line : root.directory("proc/asound").lines("cards")) {
      Matcher m = LISTED.matcher(line);
      if (m.matches() && m.group(1).equals(Integer.toString(number))) {
        String text = m.group(2);
        int dash = text.indexOf(" - ");
        String name = (dash < 0 ? text : text.substring(dash + 3)).strip();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The "EDID-like data" that the graphics driver hands to the sound driver when a display with sound is plugged in. */
  private static boolean displayListens(SysDirectory proc) {
    return proc.entries().stream().map(SysDirectory::name).filter(n -> n.startsWith("eld#"))
        .anyMatch(n -> proc.lines(n).stream().anyMatch(l -> l.matches("monitor_present\\s+1")));
  }
}
