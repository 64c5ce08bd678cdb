// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The one-time secret by which the first administrator is set. Made anew at each start, while there is none. */
public final class SetupLink {
  private final AtomicReference<@Nullable String> secret = new AtomicReference<>();

  public SetupLink(Users users) {
    if (users.none()) {
      secret.set(Secret.fresh());
    }
  }

  /** The path to open, while it can be used. */
  public Optional<String> path() {
    return Optional.ofNullable(secret.get()).map(s -> "/setup/" + s);
  }

  public boolean opens(String given) {
    String wanted = secret.get();
    return wanted != null && Secret.same(wanted, given);
  }

  /** The link can be used no more. */
  public void use() {
    secret.set(null);
  }
}
