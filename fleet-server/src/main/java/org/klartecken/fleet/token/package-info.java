// SPDX-License-Identifier: Apache-2.0
/**
 * Bearer tokens: how programs prove who they are, to the REST API, to {@code /metrics} and to the MQTT front door.
 *
 * <p>People log in on the pages; agents have credentials of their own from their enrolment. Only hashes are stored.
 */
@NullMarked
package org.klartecken.fleet.token;

import org.jspecify.annotations.NullMarked;
