// SPDX-License-Identifier: Apache-2.0
/** Tests of profiles and standards. */
@org.jspecify.annotations.NullMarked
package org.klartecken.profile;
