// SPDX-License-Identifier: Apache-2.0
/**
 * The answer of {@code selftest}: how far it is, then its steps and figures, then the judgement that they lead to.
 *
 * <p>Beside {@code check}, whose words and exit codes it shares.
 */
@NullMarked
package org.klartecken.agent.cli.selftest;

import org.jspecify.annotations.NullMarked;
