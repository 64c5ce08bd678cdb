// SPDX-License-Identifier: Apache-2.0
/** Tests of the socket that test packets go through. */
@org.jspecify.annotations.NullMarked
package org.klartecken.stamp.socket;
