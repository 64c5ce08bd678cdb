// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressClassesTest {
  @ParameterizedTest
  @CsvSource({"10.20.4.7,private4", "172.31.0.1,private4", "192.168.1.9,private4", "100.64.3.1,shared4",
      "100.128.0.1,global4", "169.254.9.9,self4", "193.10.8.1,global4", "fd00::7,unique6", "2001:6b0::1,global6",
      "fe80::1,''", "127.0.0.1,''", "::1,''", "0.0.0.0,''"})
  void onlyTheClassOfAnAddressIsTold(String address, String told) throws Exception {
    assertEquals(told, AddressClasses.of(InetAddress.getByName(address)).orElse(""));
  }
}
