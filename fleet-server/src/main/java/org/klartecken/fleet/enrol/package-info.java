// SPDX-License-Identifier: Apache-2.0
/**
 * How a room PC becomes an agent of this server: certificates, one-time tokens and credentials.
 *
 * <p>{@code Enrolment} turns a token into credentials and a room; {@code AgentRegistry} is what the front door asks at
 * every connect. Secrets are made here and never stored, only their hashes are.
 */
@NullMarked
package org.klartecken.fleet.enrol;

import org.jspecify.annotations.NullMarked;
