// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code decode} reads and prints: a file that support staff were sent, and one line of JSON about it.
 *
 * <p>The keys of the lines are a promise to programs that read them: they are only added to.
 */
@NullMarked
package org.klartecken.agent.cli.decode;

import org.jspecify.annotations.NullMarked;
