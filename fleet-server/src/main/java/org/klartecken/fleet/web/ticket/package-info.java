// SPDX-License-Identifier: Apache-2.0
/**
 * The list of tickets and the page of one, where people acknowledge, comment and close.
 *
 * <p>Acts go to the ticket desk, which commits them, and to the audit log.
 */
@NullMarked
package org.klartecken.fleet.web.ticket;

import org.jspecify.annotations.NullMarked;
