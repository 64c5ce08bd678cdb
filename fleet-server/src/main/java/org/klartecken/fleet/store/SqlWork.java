// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something done with a connection; the connection stays with its owner. */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
  T with(Connection connection) throws SQLException;
}
