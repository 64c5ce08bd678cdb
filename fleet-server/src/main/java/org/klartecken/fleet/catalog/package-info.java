// SPDX-License-Identifier: Apache-2.0
/**
 * The profiles and room standards in force: those shipped, with the organisation's own from its data folder.
 *
 * <p>{@code CatalogKeeper} reads the folder, keeps the last good set when a file is wrong, and stores every version of
 * a file; {@code CatalogInForce} is what everybody else asks. Files on the disk are the truth, the database remembers
 * how they came to be so.
 */
@NullMarked
package org.klartecken.fleet.catalog;

import org.jspecify.annotations.NullMarked;
