// SPDX-License-Identifier: Apache-2.0
/** Tests of the module's structure. */
@org.jspecify.annotations.NullMarked
package org.klartecken;
