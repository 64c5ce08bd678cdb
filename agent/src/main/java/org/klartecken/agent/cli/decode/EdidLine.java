// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.decode;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.protocol.Problem;
import org.klartecken.agent.protocol.edid.Edid;
import org.klartecken.agent.protocol.edid.Timing;

/**
 * What {@code decode edid} prints of one file. Everything that is absent or unreadable is {@code null}.
 *
 * @param serial the serial string descriptor; without it the serial number of the base block, in decimal
 * @param name the first name descriptor as it stands, trailing spaces included
 * @param week of manufacture; null with a year alone
 * @param year of manufacture, or the model year
 * @param widthCm of the picture; null when it varies, as a projector's does
 * @param nativeMode see {@link org.klartecken.agent.protocol.edid.EdidDecoder}
 * @param extensions how many extension blocks the base block declares
 * @param checksumsOk whether every block of the file adds up
 */
@Json
public record EdidLine(String file, @Nullable String maker, @Nullable Integer product, @Nullable String serial,
    @Nullable String name, @Nullable Integer week, @Nullable Integer year,
    @Json.Property("width_cm") @Nullable Integer widthCm, @Json.Property("height_cm") @Nullable Integer heightCm,
    @Json.Property("native") @Nullable Mode nativeMode, @Nullable Integer extensions,
    @Json.Property("checksums_ok") @Nullable Boolean checksumsOk, List<String> problems) {

  /**
   * The native mode.
   *
   * @param hz pictures a second (fields, when interlaced), to six decimals
   */
  @Json
  public record Mode(int width, int height, double hz) {
    static Mode of(Timing timing) {
      return new Mode(timing.width(), timing.height(), Math.round(timing.hz() * 1e6) / 1e6);
    }
  }

  /** The line of a file that could be read. */
  static EdidLine of(String file, Edid edid) {
    Timing mode = edid.nativeMode();
    boolean anEdid = edid.version() != null;
    return new EdidLine(file, edid.maker(), edid.product(), edid.serial().orElse(null), edid.name().orElse(null),
        edid.week(), edid.year(), edid.widthCm(), edid.heightCm(), mode == null ? null : Mode.of(mode),
        edid.extensions(), anEdid ? edid.checksumsOk() : null,
        edid.problems().stream().map(Problem::sentence).toList());
  }

  /** The line of a file that could not be read. */
  static EdidLine unreadable(String file, String why) {
    return new EdidLine(file, null, null, null, null, null, null, null, null, null, null, null, List.of(why));
  }
}
