// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import org.klartecken.fleet.web.Frame;

/** A one-time link that opens nothing any more. */
public record LinkUsedView(Frame frame, String title, String text) {
}
