// SPDX-License-Identifier: Apache-2.0
/**
 * How this PC becomes an agent of a server: a one-time token is turned into credentials of its own.
 *
 * <p>Before everything else, once. The token carries a fingerprint of the server's own CA: so the credentials that come
 * back are believed only with the CA that the administrator meant, even though the question may go over plain HTTP.
 */
@NullMarked
package org.klartecken.agent.enrol;

import org.jspecify.annotations.NullMarked;
