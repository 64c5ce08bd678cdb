// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import org.klartecken.fleet.web.templates.StaticTemplates;
import org.klartecken.fleet.web.words.Words;

/**
 * A page that says what went wrong and what to do next.
 *
 * @param next where the button leads
 */
public record ErrorView(Frame frame, String title, String text, String button, String next) {
  static ErrorView of(Visit visit, String reason) {
    Words w = visit.words();
    String key = w.has("error." + reason + ".title") ? reason : "400";
    boolean retry = key.equals("500") || key.equals("expired");
    return view(visit, w.get("error." + key + ".title"), w.get("error." + key + ".text"), retry);
  }

  static ErrorView tooMany(Visit visit, Duration wait) {
    Words w = visit.words();
    return view(visit, w.get("error.429.title"), w.get("error.429.text", visit.times().length(wait)), true);
  }

  private static ErrorView view(Visit visit, String title, String text, boolean retry) {
    Words w = visit.words();
    return new ErrorView(visit.frame(title), title, text, w.get(retry ? "error.again" : "error.home"),
        retry ? visit.path() : "/");
  }

  JteModel model() {
    return new StaticTemplates().error(this);
  }
}
