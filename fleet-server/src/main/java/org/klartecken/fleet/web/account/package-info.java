// SPDX-License-Identifier: Apache-2.0
/**
 * Set-up, log-in, log-out and the list of users.
 *
 * <p>The only pages besides the visitor's that are shown without a session.
 */
@NullMarked
package org.klartecken.fleet.web.account;

import org.jspecify.annotations.NullMarked;
