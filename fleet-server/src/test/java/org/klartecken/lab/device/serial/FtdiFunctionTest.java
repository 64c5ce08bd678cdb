// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FtdiFunctionTest {
  /** Divisors as the kernel's ftdi_232bm_baud_base_to_divisor makes them: 3 MHz over the rate, in eighths. */
  @ParameterizedTest
  @CsvSource({"0x04138, 9600", // 312 and 4/8, code 1
      "0x009C4, 1200", // 2500
      "0x0C04E, 38400", // 78 and 1/8, code 3
      "0x0001A, 115385", // 26
      "0x1809C, 19139", // 156 and 6/8, code 6
      "0x00000, 3000000", "0x00001, 2000000"})
  void understandsDivisors(String divisor, int baud) {
    assertEquals(baud, FtdiFunction.baud(Integer.decode(divisor)));
  }
}
