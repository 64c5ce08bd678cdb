// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.klartecken.agent.Main;

/** What one run of the command line printed and answered. */
record Ran(int exit, String out, String err) {
  static Ran agent(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(exit, out.toString(), err.toString());
  }
}
