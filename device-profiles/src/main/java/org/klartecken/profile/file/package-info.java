// SPDX-License-Identifier: Apache-2.0
/**
 * Reads profiles and room standards from YAML, shipped with the program or laid in a folder by the site.
 *
 * <p>Octets become a small tree with places, the tree becomes records, and what is wrong becomes a {@code FileError}
 * with file, line and column. The only package of this module that touches files.
 */
@NullMarked
package org.klartecken.profile.file;

import org.jspecify.annotations.NullMarked;
