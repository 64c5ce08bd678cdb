// SPDX-License-Identifier: Apache-2.0
/**
 * Messages in, with their acknowledgement; commands and readiness out.
 *
 * <p>{@code FrontDoor} is the port and {@code EmbeddedMqtt} its adapter; what arrives goes through an {@code Inbox} to the
 * lanes, which keep the order of each room. Everything that is refused has a {@code RejectReason}, which is the log's
 * word and the metric's label.
 */
@NullMarked
package org.klartecken.fleet.ingest;

import org.jspecify.annotations.NullMarked;
