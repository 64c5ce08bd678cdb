// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which ways sound takes through a device.
 *
 * @param microphone whether sound of a microphone, or of something with one in it, reaches the PC
 * @param speaker whether sound of the PC reaches a loudspeaker, or something with one in it
 */
public record AudioRoutes(boolean microphone, boolean speaker) {
  /** Functions of the simple devices of UAC 3.0, which describe no terminals at all: Basic Audio §A. */
  private static final Set<Integer> BADD_MICROPHONE = Set.of(0x20, 0x23, 0x24, 0x25, 0x26);
  private static final Set<Integer> BADD_SPEAKER = Set.of(0x20, 0x21, 0x22, 0x24, 0x25, 0x26);

  /** Follows the ways of every audio function of the device. */
  public static AudioRoutes of(UsbDescriptors usb) {
    boolean microphone = false;
    boolean speaker = false;
    for (UsbConfiguration configuration : usb.configurations()) {
      for (UsbInterface i : configuration.interfaces()) {
        if (i.role() == InterfaceRole.AUDIO_CONTROL) {
          Graph graph = new Graph(i);
          microphone |= graph.leads(AudioRoutes::hasMicrophone, AudioRoutes::isUsb);
          speaker |= graph.leads(AudioRoutes::isUsb, AudioRoutes::hasSpeaker);
        }
      }
      for (InterfaceAssociation function : configuration.associations()) {
        boolean audio3 = function.functionClass() == 0x01 && function.protocol() == 0x30;
        microphone |= audio3 && BADD_MICROPHONE.contains(function.subclass());
        speaker |= audio3 && BADD_SPEAKER.contains(function.subclass());
      }
    }
    return new AudioRoutes(microphone, speaker);
  }

  private static boolean isUsb(int type) {
    return type == AudioDescriptor.USB_STREAMING;
  }

  /** Input terminals, and bidirectional ones such as headsets and speakerphones: Terminal Types 1.0 §2.2, §2.4. */
  private static boolean hasMicrophone(int type) {
    return type >> 8 == 0x02 || type >> 8 == 0x04;
  }

  private static boolean hasSpeaker(int type) {
    return type >> 8 == 0x03 || type >> 8 == 0x04;
  }

  /** A question about a terminal type. */
  private interface TypeTest {
    boolean matches(int type);
  }

  /** What an audio control interface connects; entities point at those before them. */
  private static final class Graph {
    private final Map<Integer, List<Integer>> sources = new HashMap<>();
    private final List<AudioDescriptor.Terminal> terminals;

    Graph(UsbInterface control) {
      terminals = control.details(AudioDescriptor.Terminal.class).toList();
      control.details(AudioDescriptor.Unit.class).forEach(u -> sources.put(u.id(), u.sources()));
    }

    /** Whether some input terminal of one kind leads to some output terminal of the other. */
    boolean leads(TypeTest from, TypeTest to) {
      Set<Integer> starts = new HashSet<>();
      terminals.stream().filter(t -> t.input() && from.matches(t.type())).forEach(t -> starts.add(t.id()));
      return terminals.stream().filter(t -> !t.input() && to.matches(t.type()))
          .anyMatch(t -> reaches(t.source(), starts, new HashSet<>()));
    }

    private boolean reaches(int entity, Set<Integer> starts, Set<Integer> seen) {
      if (starts.contains(entity)) {
        return true;
      }
      // entities may point at each other in a ring
      return seen.add(entity)
          && sources.getOrDefault(entity, List.of()).stream().anyMatch(s -> reaches(s, starts, seen));
    }
  }
}
