// SPDX-License-Identifier: Apache-2.0
/** Tests of the process that tests for the agent. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.selftest.child;
