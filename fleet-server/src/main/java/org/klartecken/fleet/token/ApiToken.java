// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token as it is kept; its secret is not.
 *
 * @param name what it is for, shown as the author of what it does
 * @param organisation that it may see, or null for all
 * @param expiresAt or null for never
 * @param usedAt to the minute, or null
 * @param revokedAt or null
 */
public record ApiToken(String id, String name, @Nullable String organisation, Set<Scope> scopes, Instant createdAt,
    @Nullable Instant expiresAt, @Nullable Instant usedAt, @Nullable Instant revokedAt) {
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  public boolean allows(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether it may see what belongs to an organisation. */
  public boolean sees(String owner) {
    return organisation == null || organisation.equals(owner);
  }
}
