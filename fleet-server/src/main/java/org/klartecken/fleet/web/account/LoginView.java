// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Frame;

/**
 * The log-in.
 *
 * @param wrong why the last try failed, or null
 * @param nobody whether no administrator is set yet, so that nobody can log in
 */
public record LoginView(Frame frame, String name, String next, @Nullable String wrong, boolean nobody) {
}
