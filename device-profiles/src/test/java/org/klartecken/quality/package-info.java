// SPDX-License-Identifier: Apache-2.0
/** Tests of the formulas of quality. */
@org.jspecify.annotations.NullMarked
package org.klartecken.quality;
