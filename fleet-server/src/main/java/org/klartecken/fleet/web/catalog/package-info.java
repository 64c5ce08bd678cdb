// SPDX-License-Identifier: Apache-2.0
/**
 * Where an organisation's own profiles and room standards are seen, changed, tried on all rooms and restored.
 *
 * <p>Nothing is saved that was not previewed as it is: the form carries the digest of what was looked at.
 */
@NullMarked
package org.klartecken.fleet.web.catalog;

import org.jspecify.annotations.NullMarked;
