// SPDX-License-Identifier: Apache-2.0
/**
 * The self-test of the network: a call to a reflector is emulated, and its figures become readings of the link.
 */
@NullMarked
package org.klartecken.agent.selftest.network;

import org.jspecify.annotations.NullMarked;
