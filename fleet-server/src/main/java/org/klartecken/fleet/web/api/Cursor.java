// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins, as an opaque word that fits that list only. */
final class Cursor {
  private Cursor() {
  }

  static String after(String list, String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((list + ' ' + key).getBytes(StandardCharsets.UTF_8));
  }

  /** The key that the page before ended with, or null for the first page. */
  static @Nullable String read(String list, @Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(list + ' ')) {
        return text.substring(list.length() + 1);
      }
    } catch (IllegalArgumentException notBase64) {
      throw new ApiProblem(ApiReason.INVALID_CURSOR, "Send back the word that stood in \"next\".");
    }
    throw new ApiProblem(ApiReason.INVALID_CURSOR, "The cursor belongs to another list.");
  }
}
