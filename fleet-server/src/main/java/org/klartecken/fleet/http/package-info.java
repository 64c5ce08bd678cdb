// SPDX-License-Identifier: Apache-2.0
/**
 * What everything that answers HTTP shares: the port by which a package mounts its routes.
 *
 * <p>{@code api}, {@code ingest} and {@code web} implement it and do not know each other; the wiring puts them into one
 * explicit list, in order, for {@code web.WebServer}.
 */
@NullMarked
package org.klartecken.fleet.http;

import org.jspecify.annotations.NullMarked;
