// SPDX-License-Identifier: Apache-2.0
/**
 * The words of the pages: one catalogue a language, and how numbers, ages and verdicts are told.
 *
 * <p>Pure. Views ask here for every sentence that they show, so that wording is changed in one place.
 */
@NullMarked
package org.klartecken.fleet.web.words;

import org.jspecify.annotations.NullMarked;
