// SPDX-License-Identifier: Apache-2.0
/**
 * The Session-Reflector (RFC 8762): answers the packets of a call that a room PC emulates, so that it can measure its
 * network. Keeps nothing but a count per session, and tells nobody anything that it was not sent.
 */
@NullMarked
package org.klartecken.fleet.reflect;

import org.jspecify.annotations.NullMarked;
