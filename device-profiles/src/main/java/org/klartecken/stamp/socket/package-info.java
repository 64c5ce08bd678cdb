// SPDX-License-Identifier: Apache-2.0
/**
 * The socket that STAMP test packets go through: it tells what Java's own does not, with which time to live and which
 * marking a packet came, and how long it waited until somebody read it.
 *
 * <p>Both ends use it. On Linux it is the C library's by {@code java.lang.foreign}; elsewhere Java's own, which leaves
 * those three unknown.
 */
@NullMarked
package org.klartecken.stamp.socket;

import org.jspecify.annotations.NullMarked;
