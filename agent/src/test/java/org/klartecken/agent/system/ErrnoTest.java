// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.klartecken.contract.FailureReason;

class ErrnoTest {
  @ParameterizedTest
  @CsvSource({"1,ACCESS_DENIED", "2,DEVICE_GONE", "6,DEVICE_GONE", "13,ACCESS_DENIED", "16,PORT_BUSY", "19,DEVICE_GONE",
      "22,UNSUPPORTED", "25,UNSUPPORTED", "38,UNSUPPORTED", "110,TIMEOUT", "5,MALFORMED_REPLY", "108,DEVICE_GONE"})
  void numbersOfLinuxHaveOneReasonEach(int number, FailureReason reason) {
    assertEquals(reason, Errno.of(number).reason());
    assertEquals(number, Errno.of(number).number());
  }

  @Test
  void anUnknownNumberKeepsItsNumberInTheSentence() {
    assertEquals("ioctl: errno 9999", new ErrnoException("ioctl", 9999).sentence());
    assertEquals(FailureReason.OTHER, new ErrnoException("ioctl", 9999).reason());
  }
}
