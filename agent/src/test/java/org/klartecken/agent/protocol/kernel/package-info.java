// SPDX-License-Identifier: Apache-2.0
/** Tests of the parser of the kernel log. */
@org.jspecify.annotations.NullMarked
package org.klartecken.agent.protocol.kernel;
