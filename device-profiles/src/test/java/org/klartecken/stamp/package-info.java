// SPDX-License-Identifier: Apache-2.0
/** Tests of the STAMP packets. */
@org.jspecify.annotations.NullMarked
package org.klartecken.stamp;
