// SPDX-License-Identifier: Apache-2.0
/**
 * What the agent mends by itself in a self-test, where profile and policy allow it: tried once, tested again, told.
 *
 * <p>{@code Symptom} and {@code Tried} decide, purely; {@code RemedyPort} does; {@code MendingStep} stands round a step
 * and brings them together in a {@code Course}; {@code TriedFile} remembers what was of no use.
 */
@NullMarked
package org.klartecken.agent.selftest.remedy;

import org.jspecify.annotations.NullMarked;
