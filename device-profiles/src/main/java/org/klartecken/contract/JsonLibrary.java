// SPDX-License-Identifier: Apache-2.0
package org.klartecken.contract;

import io.avaje.jsonb.Jsonb;

/** The one place where a reader and writer of JSON is made. What is made may be used by any thread. */
public final class JsonLibrary {
  private JsonLibrary() {
  }

  /** One at a time: the library gathers the components that it finds in a list that all who build share unguarded. */
  public static synchronized Jsonb build(Jsonb.Builder wanted) {
    return wanted.build();
  }
}
