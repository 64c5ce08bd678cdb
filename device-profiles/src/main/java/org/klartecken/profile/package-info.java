// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of device models, and what a room must have: profiles and room standards, read from YAML.
 *
 * <p>Builds on the contract's words; the rules in {@code readiness} hold what was observed against what stands here.
 * Reading the files lies in {@code profile.file}; this package is pure.
 */
@NullMarked
package org.klartecken.profile;

import org.jspecify.annotations.NullMarked;
