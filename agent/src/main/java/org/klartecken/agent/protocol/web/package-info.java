/**
 * As much of HTTP/1.1 (RFC 9112) as it takes to tell who answers one question.
 *
 * <p>Pure: octets in, records out. The socket is in {@code transport}, the judgement in {@code probe.network}.
 */
@NullMarked
package org.klartecken.agent.protocol.web;

import org.jspecify.annotations.NullMarked;
