// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.catalog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.klartecken.profile.ProfileCatalog;

/** The catalogue that rooms are held against now; it can be changed while the server runs. Thread-safe. */
public final class CatalogInForce implements Supplier<ProfileCatalog> {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile ProfileCatalog current;

  public CatalogInForce(ProfileCatalog first) {
    current = first;
  }

  @Override
  public ProfileCatalog get() {
    return current;
  }

  /** Puts another in force and tells everybody who listens, on the caller's thread. */
  void put(ProfileCatalog next) {
    current = next;
    listeners.forEach(Runnable::run);
  }

  /** Is called after every change, when it can be seen. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }
}
