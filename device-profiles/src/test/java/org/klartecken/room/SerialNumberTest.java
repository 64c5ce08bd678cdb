// SPDX-License-Identifier: Apache-2.0
package org.klartecken.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialNumberTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "0", "1", "000000000000", "FFFFFFFF", "xxxxxxxx", "1234567890", "123456789",
      "12345678",
      "0123456789ABCDEF", "0123456789", "N/A", "n/a", "None", "Default string", "To Be Filled By O.E.M.",
      "Serial Number", "SN0000001", "00000001", "0x00000000", "16843009", "USB2.0", "SN1234567", "----", "."})
  void whatTheFactoryLeftThereIsNoSerialNumber(String told) {
    assertEquals(Optional.empty(), SerialNumber.usable(told));
  }

  @ParameterizedTest
  @ValueSource(strings = {"50C971FF1234x010700", "4A77B01E", "C0FFEE", "A1B2", "0004AD3B1C", "2128LZ0CFDG9",
      "ZZ9H1HZNA00123", "81b2c3d4", "00000102"})
  void whatTellsUnitsApartIsOne(String told) {
    assertEquals(Optional.of(told), SerialNumber.usable(' ' + told + '\t'));
  }
}
