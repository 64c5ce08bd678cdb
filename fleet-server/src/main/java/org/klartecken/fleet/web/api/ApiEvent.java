// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web.api;

/**
 * One line of the event stream.
 *
 * @param number grows by one with every event of this run of the server
 * @param organisation whose it is
 * @param data one line of JSON
 */
record ApiEvent(long number, String organisation, String name, String data) {
  /** As server-sent event; {@code run} names this run of the server. */
  String frame(String run) {
    return "id: " + run + '-' + number + "\nevent: " + name + "\ndata: " + data + "\n\n";
  }
}
