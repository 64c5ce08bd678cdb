// SPDX-License-Identifier: Apache-2.0
/** Tests of the server as a whole and of its structure. */
@org.jspecify.annotations.NullMarked
package org.klartecken.fleet;
