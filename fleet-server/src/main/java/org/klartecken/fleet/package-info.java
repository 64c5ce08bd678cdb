// SPDX-License-Identifier: Apache-2.0
/** The fleet server: MQTT, room state, readiness, ticket; web, API and metrics. */
@NullMarked
package org.klartecken.fleet;

import org.jspecify.annotations.NullMarked;
