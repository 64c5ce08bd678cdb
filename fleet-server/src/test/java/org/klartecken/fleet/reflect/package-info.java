// SPDX-License-Identifier: Apache-2.0
/** Tests of the Session-Reflector. */
@org.jspecify.annotations.NullMarked
package org.klartecken.fleet.reflect;
