// SPDX-License-Identifier: Apache-2.0
/** Tests of the readers, and of every file that is shipped. */
@org.jspecify.annotations.NullMarked
package org.klartecken.profile.file;
