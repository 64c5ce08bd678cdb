// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.visitor;

import java.util.List;

/** The public page of a room. */
public record VisitorView(Verdict verdict, List<String> steps, Offers offers, Things things) {
  public record Offers(List<Offered> list) {
  }

  /** A connector for one's own laptop; {@code where} its cable or adapter is may be empty. */
  public record Offered(String state, String name, String where, String word) {
  }

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
