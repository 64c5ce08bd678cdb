// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.edid;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problem;

/**
 * What an EDID says, and what in it could not be understood. A field that is absent or unreadable is null.
 *
 * @param version structure version and revision, {@code 1.4}
 * @param maker three-letter PNP id
 * @param product product code, 0 to 0xffff
 * @param serialNumber the number of the base block, 1 to 0xffffffff; 0 there means none
 * @param names the monitor name descriptors (0xfc) in their order, as they stand
 * @param serials the serial string descriptors (0xff) in their order, as they stand
 * @param week of manufacture, 1 to 54; null when only a year or a model year is given
 * @param year of manufacture, or the model year
 * @param widthCm picture width; null with {@code heightCm} when it varies (a projector) or is only an aspect ratio
 * @param timings all formats described in full: base block first, then the extensions in order
 * @param nativeMode the format the display wants; see {@link EdidDecoder}
 * @param extensions how many extension blocks the base block declares, null when it is cut off before that
 * @param blocks the whole blocks that are there
 * @param basicAudio whether a CTA-861 block says that the display plays sound
 * @param problems what is not as the standards say
 */
public record Edid(@Nullable String version, @Nullable String maker, @Nullable Integer product,
    @Nullable Long serialNumber, List<String> names, List<String> serials, @Nullable Integer week,
    @Nullable Integer year, @Nullable Integer widthCm, @Nullable Integer heightCm, List<Timing> timings,
    @Nullable Timing nativeMode, @Nullable Integer extensions, List<EdidBlock> blocks, boolean basicAudio,
    List<Problem> problems) {
  public Edid {
    names = List.copyOf(names);
    serials = List.copyOf(serials);
    timings = List.copyOf(timings);
    blocks = List.copyOf(blocks);
    problems = List.copyOf(problems);
  }

  /** The first name descriptor as it stands, trailing spaces included. */
  public Optional<String> name() {
    return names.stream().findFirst();
  }

  /**
   * What to call the display: the name descriptors without the spaces around them, or nothing. Some makers continue a
   * name that fills its 13 octets in the next descriptor.
   */
  public Optional<String> label() {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String first = names.getFirst();
    boolean goesOn = first.length() == 13 && names.size() > 1 && !names.get(1).equals(first);
    String whole = (goesOn ? first + names.get(1) : first).strip();
    return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
  }

  /** The serial string descriptor if there is one with text, else the serial number, else nothing. */
  public Optional<String> serial() {
    Optional<String> text = serials.stream().filter(s -> !s.isBlank()).findFirst();
    return text.isPresent() ? text : Optional.ofNullable(serialNumber).map(String::valueOf);
  }

  /** Whether there is a base block that adds up; of some makers' displays the extensions never do. */
  public boolean baseBlockOk() {
    return !blocks.isEmpty() && blocks.getFirst().checksumOk();
  }

  /** Whether there is a base block and every whole block adds up. */
  public boolean checksumsOk() {
    return !blocks.isEmpty() && blocks.stream().allMatch(EdidBlock::checksumOk);
  }
}
