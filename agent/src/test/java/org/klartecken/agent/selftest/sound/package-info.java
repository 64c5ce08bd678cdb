// SPDX-License-Identifier: Apache-2.0
/** Tests of the self-test of sound. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.selftest.sound;
