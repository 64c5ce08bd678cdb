// SPDX-License-Identifier: Apache-2.0
/**
 * The display in a self-test: what its cable and its own data say now, and a picture that a person can confirm.
 *
 * <p>The picture is drawn by a short-lived child process, so that the agent never loads a window system.
 */
@NullMarked
package org.klartecken.agent.selftest.display;

import org.jspecify.annotations.NullMarked;
