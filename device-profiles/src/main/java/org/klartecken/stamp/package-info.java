// SPDX-License-Identifier: Apache-2.0
/**
 * STAMP test packets (RFC 8762, RFC 8972): octets to records and back, pure.
 *
 * <p>Beside the contract because both ends need it: the Session-Sender is the agent, the Session-Reflector the server.
 */
@NullMarked
package org.klartecken.stamp;

import org.jspecify.annotations.NullMarked;
