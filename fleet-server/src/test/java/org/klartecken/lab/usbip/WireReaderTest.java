// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.usbip.UrbCommand.IsoPacket;
import org.klartecken.lab.usbip.UrbCommand.Submit;
import org.klartecken.lab.usbip.UrbCommand.Unlink;

class WireReaderTest {
  private static WireReader reading(String annotated) {
    String digits = annotated.replaceAll("#[^\\n]*|\\s", "");
    return new WireReader(new ByteArrayInputStream(HexFormat.of().parseHex(digits)));
  }

  private static Submit submitted(String annotated) throws IOException {
    return assertInstanceOf(Submit.class, reading(annotated).command());
  }

  @Test
  void readsARequestForTheList() throws IOException {
    assertEquals(new OpRequest.ListDevices(), reading("""
        0111      # version 1.1.1
        8005      # OP_REQ_DEVLIST
        00000000  # status""").operation());
  }

  @Test
  void readsAnImportUpToTheFirstNought() throws IOException {
    assertEquals(new OpRequest.Import("camera"), reading("""
        0111 8003 00000000 # OP_REQ_IMPORT
        63616D657261       # "camera"
        00 FF""" + "00".repeat(24)).operation());
  }

  @Test
  void readsAControlTransferWithItsSetup() throws IOException {
    Submit urb = submitted("""
        00000001          # CMD_SUBMIT
        00000D05          # sequence number
        00010002          # device id
        00000001          # direction: in
        00000000          # endpoint 0
        00000200 00000012 # flags, 18 octets wanted
        00000000 00000000 # start frame, no packets
        00000000          # interval
        80 06 0001 0000 1200 # GET_DESCRIPTOR of the device, 18 octets""");
    assertEquals(0xD05, urb.sequence());
    assertEquals(0x80, urb.endpoint());
    assertEquals(new Setup(0x80, 6, 0x0100, 0, 18), urb.setup());
    assertEquals(0, urb.data().length);
  }

  @Test
  void readsWhatABulkTransferBrings() throws IOException {
    Submit urb = submitted("""
        00000001 00000007 00010002
        00000000 00000002 # out, endpoint 2
        00000000 00000003 # three octets
        00000000 FFFFFFFF # no packets, as the documentation writes it
        00000000 0000000000000000
        50 57 3F          # the octets""");
    assertEquals(2, urb.endpoint());
    assertArrayEquals(new byte[]{'P', 'W', '?'}, urb.data());
    assertEquals(List.of(), urb.packets());
  }

  @Test
  void readsThePacketsOfAnIsochronousTransfer() throws IOException {
    Submit urb = submitted("""
        00000001 00000008 00010002
        00000000 00000001 # out, endpoint 1
        00000002 00000006 # six octets
        00000064 00000002 # start frame 100, two packets
        00000001 0000000000000000
        0102 03040506     # the octets
        00000000 00000002 00000000 00000000  # offset 0, two octets
        00000002 00000004 00000000 00000000  # offset 2, four octets""");
    assertEquals(List.of(new IsoPacket(0, 2), new IsoPacket(2, 4)), urb.packets());
    assertArrayEquals(new byte[]{3, 4, 5, 6}, urb.data(urb.packets().get(1)));
    assertEquals(100, urb.startFrame());
  }

  @Test
  void readsAnUnlinkAndNothingBeyondIt() throws IOException {
    WireReader reader = reading("00000002 00000009 00010002 00000001 00000000 # CMD_UNLINK\n"
        + "00000007 # of transfer 7\n" + "00".repeat(24));
    assertEquals(new Unlink(9, 7), reader.command());
    assertThrows(EOFException.class, reader::command);
  }

  @Test
  void refusesAnotherVersion() {
    ProtocolFault fault = assertThrows(ProtocolFault.class, () -> reading("0106 8005 00000000").operation());
    assertEquals("USB/IP version 0106, not 0111", fault.getMessage());
  }

  @Test
  void refusesALengthThatNoTransferHas() {
    ProtocolFault fault = assertThrows(ProtocolFault.class, () -> reading("""
        00000001 00000007 00010002 00000000 00000002
        00000000 7FFFFFFF # two gigabytes""").command());
    assertEquals("transfer length 2147483647 is not between 0 and 16777216", fault.getMessage());
  }

  @Test
  void refusesAPacketOutsideOfItsTransfer() {
    assertThrows(ProtocolFault.class, () -> reading("""
        00000001 00000008 00010002 00000001 00000001
        00000000 00000004 00000000 00000001 00000000 0000000000000000
        00000002 00000003 00000000 00000000 # offset 2, three octets, of four""").command());
  }

  @Test
  void refusesWhatIsNoCommand() {
    assertThrows(ProtocolFault.class, () -> reading("00000005" + "00".repeat(44)).command());
    assertThrows(ProtocolFault.class, () -> reading("0111 8009 00000000").operation());
    assertThrows(ProtocolFault.class, () -> reading("00000001 00000001 00000000 00000000 00000010").command());
  }
}
