// SPDX-License-Identifier: Apache-2.0
/**
 * The handling of findings: which findings of a room become which ticket, and what people do with it.
 *
 * <p>The lifecycle is pure; the desk is where people and the pipeline meet it.
 */
@NullMarked
package org.klartecken.fleet.ticket;

import org.jspecify.annotations.NullMarked;
