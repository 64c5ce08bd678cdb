// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.util.List;

/** Descriptors of USB audio devices: UAC 1.0, 2.0 and 3.0, §4.3 (control) and §4.5 (streaming) of each. */
public sealed interface AudioDescriptor extends ClassDescriptor {
  /** Terminal type of the line to the PC, Terminal Types 1.0 table 2-1. */
  int USB_STREAMING = 0x0101;

  /**
   * @param version 1, 2 or 3: which of the three standards the function follows
   * @param bcdAdc as it stands; UAC 3.0 has none: 0
   * @param totalLength octets of all descriptors of this function
   */
  record Header(int version, int bcdAdc, int totalLength) implements AudioDescriptor {
  }

  /**
   * Where sound comes in or goes out.
   *
   * @param source entity before it, 0 for input terminals
   * @param channels of an input terminal; 0 when not told here (UAC 3.0)
   */
  record Terminal(boolean input, int id, int type, int source, int channels) implements AudioDescriptor {
  }

  /** What happens to sound on its way. */
  enum UnitKind {
    MIXER, SELECTOR, FEATURE, PROCESSING, EFFECT, EXTENSION, RATE_CONVERTER
  }

  /** @param controls of a feature unit's master channel, as they stand; else 0 */
  record Unit(UnitKind kind, int id, List<Integer> sources, long controls) implements AudioDescriptor {
    public Unit {
      sources = List.copyOf(sources);
    }
  }

  /** What the rates of sound hang on. */
  record Clock(int id, int attributes) implements AudioDescriptor {
  }

  /** UAC 3.0 §4.5.2.12: entities that can be put to sleep together. */
  record PowerDomain(int id, List<Integer> entities) implements AudioDescriptor {
    public PowerDomain {
      entities = List.copyOf(entities);
    }
  }

  /** What a streaming interface is linked to. */
  record Stream(int terminal, int channels, int bits) implements AudioDescriptor {
  }

  /**
   * UAC 1.0 and 2.0, Audio Data Formats §2.2.5.
   *
   * @param channels 0 where the stream tells them (UAC 2.0)
   * @param bits of a sample that are used
   * @param continuous whether any rate between the two of {@code rates} will do
   * @param rates in hertz; empty where the clock tells them (UAC 2.0)
   */
  record Format(int type, int channels, int bits, boolean continuous,
      List<Integer> rates) implements AudioDescriptor {
    public Format {
      rates = List.copyOf(rates);
    }
  }

  /** One that is not decoded. */
  record Unknown(int subtype, int length) implements AudioDescriptor {
  }
}
