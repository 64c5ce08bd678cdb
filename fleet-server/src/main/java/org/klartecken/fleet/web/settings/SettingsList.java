// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server.
 *
 * @param link of a fresh invitation, or null
 */
public record SettingsList(List<Person> people, @Nullable String link, List<Done> done) {
  /** @param self whether it is who looks */
  public record Person(String id, String name, String since, boolean self) {
  }

  public record Done(String machine, String at, String who, String act, String about, String detail) {
  }
}
