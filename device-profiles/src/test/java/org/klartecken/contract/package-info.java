// SPDX-License-Identifier: Apache-2.0
/** Tests of the wire contract. */
@org.jspecify.annotations.NullMarked
package org.klartecken.contract;
