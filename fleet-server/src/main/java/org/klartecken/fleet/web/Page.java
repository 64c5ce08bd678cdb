// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.web;

/** Port: one page. It may read the database. What is shown is made one at a time per server; forms are
 * worked on several at a time on threads of their own, since a log-in takes long on purpose. */
public interface Page {
  /** Who may see it. */
  enum Access {
    /** No log-in is asked for. */
    EVERYBODY,
    /** Somebody must be logged in; others are sent to the log-in and back. */
    USERS
  }

  /** The address, with {@code :names} for its variable parts. */
  String path();

  default Access access() {
    return Access.USERS;
  }

  /** The most octets that a form of the page may have. */
  default int largestForm() {
    return 64 * 1024;
  }

  /** What a visit sees. */
  Answer show(Visit visit);

  /** What a form of the page that was sent does; the form's token is already checked. */
  default Answer act(Visit visit) {
    return new Answer.Missing();
  }
}
