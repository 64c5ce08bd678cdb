// SPDX-License-Identifier: Apache-2.0
/**
 * Who is there: users, passwords, sessions, the one-time link of the first start, limits, and the audit log.
 *
 * <p>Between the requests and the pages: {@code PageRoutes} asks here whether a visit has a user and may proceed.
 */
@NullMarked
package org.klartecken.fleet.web.session;

import org.jspecify.annotations.NullMarked;
