// SPDX-License-Identifier: Apache-2.0
/**
 * What the server tells Prometheus: its own meters by Micrometer, and the rooms by a collector beside them.
 *
 * <p>{@link org.klartecken.fleet.metrics.FleetMetrics} holds every name and tag; nobody else makes a meter.
 */
@NullMarked
package org.klartecken.fleet.metrics;

import org.jspecify.annotations.NullMarked;
