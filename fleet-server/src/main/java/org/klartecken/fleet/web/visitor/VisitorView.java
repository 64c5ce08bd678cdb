// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.visitor;

import java.util.List;

/** The public page of a room. */
public record VisitorView(Verdict verdict, List<String> steps, Things things) {
  /** @param text what is known, in a sentence or two */
  public record Verdict(String state, String sentence, String place, String text, List<Purpose> purposes) {
  }

  public record Purpose(String state, String name, String word) {
  }

  public record Things(List<Thing> list) {
  }

  /** @param model what the device is called, or the empty text */
  public record Thing(String state, String icon, String name, String model, String word) {
  }
}
