// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.live;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;

/**
 * A part of a page, rendered.
 *
 * @param target id of the element that it takes the place of; the fragment's own element has the same
 */
public record Fragment(String target, String html) {
  public static Fragment of(String target, JteModel model) {
    StringOutput html = new StringOutput();
    model.render(html);
    return new Fragment(target, html.toString());
  }
}
