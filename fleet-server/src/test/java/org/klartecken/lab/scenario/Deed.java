// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.scenario;

/** Something that is done to a room. */
@FunctionalInterface
interface Deed {
  Deed NONE = stage -> {
  };

  void happen(Stage stage) throws Exception;

  default Deed then(Deed next) {
    return stage -> {
      happen(stage);
      next.happen(stage);
    };
  }

  /** A script that runs in the room PC and must succeed. */
  static Deed inPc(String script) {
    return stage -> stage.guest().check(script);
  }
}
