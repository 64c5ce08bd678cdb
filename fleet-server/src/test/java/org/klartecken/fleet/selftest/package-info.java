// SPDX-License-Identifier: Apache-2.0
/** Tests of self-tests of rooms. */
@org.jspecify.annotations.NullMarked
package org.klartecken.fleet.selftest;
