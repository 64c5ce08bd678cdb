// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.account;

import org.jspecify.annotations.Nullable;
import org.klartecken.fleet.web.Frame;

/** The form where a name and a password are chosen, with what was wrong with either. */
public record NewUserView(Frame frame, String title, String text, String name, @Nullable String nameWrong,
    @Nullable String passwordWrong) {
}
