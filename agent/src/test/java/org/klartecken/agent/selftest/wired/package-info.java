// SPDX-License-Identifier: Apache-2.0
/** Tests of the self-test of serial ports and buttons. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.selftest.wired;
