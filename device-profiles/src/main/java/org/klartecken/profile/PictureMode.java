// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile;

import org.jspecify.annotations.Nullable;

/**
 * The best picture that a camera or a capture stick is made for.
 *
 * @param rate pictures a second, or null when that is not known
 */
public record PictureMode(int width, int height, @Nullable Integer rate) {
  /** As it is written: {@code 3840x2160@30}. */
  @Override
  public String toString() {
    return width + "x" + height + (rate == null ? "" : "@" + rate);
  }
}
