// SPDX-License-Identifier: Apache-2.0
package org.klartecken.profile.file;

/** Something to say of a file; put together only where it is said, since most files are right. */
@FunctionalInterface
interface Said {
  Phrase phrase();
}
