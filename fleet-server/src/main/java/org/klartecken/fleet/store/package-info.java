// SPDX-License-Identifier: Apache-2.0
/**
 * The database: one writer, many readers, one schema for SQLite and PostgreSQL.
 *
 * <p>Every package keeps its own SQL beside its own types; this package only opens, migrates and commits. Migrations
 * are numbered by area: 001 to 009 rooms, agents and tickets, 010 to 019 usage, history and tokens, 020 to 029 people
 * and sessions.
 */
@NullMarked
package org.klartecken.fleet.store;

import org.jspecify.annotations.NullMarked;
