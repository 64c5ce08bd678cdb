// SPDX-License-Identifier: Apache-2.0
/**
 * The small devices on cables in a self-test: serial ports, and buttons and dials by HID.
 *
 * <p>Between the device they find and the readings of the contract; ports are opened by {@code transport}.
 */
@NullMarked
package org.klartecken.agent.selftest.wired;

import org.jspecify.annotations.NullMarked;
