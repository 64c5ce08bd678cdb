// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import org.klartecken.contract.FailureReason;

/** The error numbers of Linux that mean something to a probe; the numbers are those of 64-bit x86 and ARM alike. */
public enum Errno {
  EPERM(1, FailureReason.ACCESS_DENIED), // not permitted
  ENOENT(2, FailureReason.DEVICE_GONE), // no such node
  EINTR(4, FailureReason.OTHER), // interrupted by a signal
  EIO(5, FailureReason.MALFORMED_REPLY), // the device answered wrongly
  ENXIO(6, FailureReason.DEVICE_GONE), // no device behind the node
  EBADF(9, FailureReason.OTHER), // not an open descriptor
  EAGAIN(11, FailureReason.PORT_BUSY), // nothing there yet
  ENOMEM(12, FailureReason.OTHER), // no memory
  EACCES(13, FailureReason.ACCESS_DENIED), // the node's mode forbids it
  EBUSY(16, FailureReason.PORT_BUSY), // in use by another program
  ENODEV(19, FailureReason.DEVICE_GONE), // unplugged
  EINVAL(22, FailureReason.UNSUPPORTED), // the driver does not know this
  ENOTTY(25, FailureReason.UNSUPPORTED), // the node takes no such request
  EPIPE(32, FailureReason.MALFORMED_REPLY), // a stalled USB endpoint
  ENOSYS(38, FailureReason.UNSUPPORTED), // the kernel lacks the call
  EPROTO(71, FailureReason.MALFORMED_REPLY), // an error on the USB bus
  EPROTONOSUPPORT(93, FailureReason.UNSUPPORTED), // no such netlink protocol
  EOPNOTSUPP(95, FailureReason.UNSUPPORTED), // not for this kind of node
  EAFNOSUPPORT(97, FailureReason.UNSUPPORTED), // no such kind of socket
  ENOBUFS(105, FailureReason.OTHER), // messages were lost
  ESHUTDOWN(108, FailureReason.DEVICE_GONE), // the USB device was shut down
  ETIMEDOUT(110, FailureReason.TIMEOUT), // the device did not answer
  /** Any number not listed here. */
  OTHER(-1, FailureReason.OTHER);

  private final int number;
  private final FailureReason reason;

  Errno(int number, FailureReason reason) {
    this.number = number;
    this.reason = reason;
  }

  public int number() {
    return number;
  }

  /** What it means for a probe that met it. */
  public FailureReason reason() {
    return reason;
  }

  public static Errno of(int number) {
    for (Errno errno : values()) {
      if (errno.number == number) {
        return errno;
      }
    }
    return OTHER;
  }
}
