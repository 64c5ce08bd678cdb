// SPDX-License-Identifier: Apache-2.0
/** Tests of the agent as a whole and of its structure. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent;
