// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import org.klartecken.contract.FailureReason;

/** A call of the C library that failed; expected, so checked, and turned into a failure value by every probe. */
public final class ErrnoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Errno errno;

  ErrnoException(String call, int number) {
    super(call + ": " + (Errno.of(number) == Errno.OTHER ? "errno " + number : Errno.of(number).name()), null, false,
        false);
    this.errno = Errno.of(number);
  }

  public Errno errno() {
    return errno;
  }

  public FailureReason reason() {
    return errno.reason();
  }

  /** The call and the error's name, for people: {@code open /dev/video0: EACCES}. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
