// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.catalog.CatalogPreview;
import org.klartecken.fleet.web.words.Words;
import org.klartecken.readiness.Readiness;

/** Tells what a change would do to the rooms. Pure. */
final class Previews {
  private static final int FIRST = 6;
  private static final int MOST = 200;

  private Previews() {
  }

  static CatalogFileView.Preview of(CatalogPreview preview, String seen, Words w) {
    List<String> parts = new ArrayList<>();
    String state = "READY";
    for (Readiness readiness : List.of(Readiness.NOT_READY, Readiness.UNKNOWN, Readiness.DEGRADED, Readiness.READY)) {
      long becoming = preview.becoming(readiness);
      if (becoming > 0) {
        state = parts.isEmpty() ? readiness.name() : state;
        parts.add(w.count("catalog.becomes." + readiness.name(), becoming));
      }
    }
    String sentence = parts.isEmpty()
        ? w.count("catalog.becomes.none", preview.rooms())
        : w.get("catalog.becomes", w.list(parts));
    String rest = preview.told() == 0 ? "" : w.count("catalog.told", preview.told());
    List<CatalogFileView.Changed> rooms = preview.changes().stream().limit(MOST).map(c -> changed(c, w)).toList();
    int first = Math.min(FIRST, rooms.size());
    return new CatalogFileView.Preview(seen, state, sentence, rest, rooms.subList(0, first),
        rooms.subList(first, rooms.size()));
  }

  private static CatalogFileView.Changed changed(CatalogPreview.Change change, Words w) {
    return new CatalogFileView.Changed("/rooms/" + change.room().id(), change.room().name(),
        change.room().isSiteNamed() ? change.room().siteName() : "", change.after().name(), w.of(change.before()),
        w.of(change.after()), change.why().map(f -> w.of(f.text())).orElse(""));
  }

  /** What was looked at, so that nothing else is saved in its name. */
  static String digest(@Nullable String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest((text == null ? "removed" : "text " + text)
          .getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
