// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.usbip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.usbip.DeviceEntry.ClassCode;
import org.klartecken.lab.usbip.UrbCommand.IsoPacket;
import org.klartecken.lab.usbip.UrbCommand.Submit;

class WireWriterTest {
  private static final DeviceEntry CAMERA = new DeviceEntry(UsbSpeed.HIGH, 0x046d, 0x082d, 0x0011,
      new ClassCode(0xEF, 2, 1), List.of(new ClassCode(0x0E, 1, 0), new ClassCode(0x0E, 2, 0)));
  private static final String CAMERA_OCTETS = "2f6c61622f63616d657261" + "00".repeat(256 - 11) // path /lab/camera
      + "63616d657261" + "00".repeat(32 - 6) // bus id
      + "00000001" + "00000002" // bus and device number
      + "00000003" // high speed
      + "046d" + "082d" + "0011" // vendor, product, release
      + "ef0201" // class of the device
      + "01" + "01" // the configuration, of one
      + "02"; // interfaces

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  private static Submit transfer(int endpoint, List<IsoPacket> packets) {
    return new Submit(0xD05, endpoint, 16, 7, packets, new Setup(0, 0, 0, 0, 0), new byte[0]);
  }

  @Test
  void listsDevicesWithTheirInterfaces() {
    assertEquals("0111" + "0005" + "00000000" // OP_REP_DEVLIST, well
        + "00000001" // one device
        + CAMERA_OCTETS //
        + "0e010000" + "0e020000", // a padding octet behind each class
        hex(WireWriter.devices(Map.of("camera", CAMERA))));
  }

  @Test
  void answersAnImportWithoutTheInterfaces() {
    assertEquals("0111" + "0003" + "00000000" + CAMERA_OCTETS, hex(WireWriter.imported("camera", CAMERA)));
  }

  @Test
  void refusesAnImportWithItsReasonAndNothingElse() {
    assertEquals("0111" + "0003" + "00000001", hex(WireWriter.refused(WireWriter.Refusal.NO_SUCH_DEVICE)));
    assertEquals("0111" + "0003" + "00000002", hex(WireWriter.refused(WireWriter.Refusal.BUSY)));
  }

  @Test
  void answersATransferWithItsData() {
    assertEquals("00000003" + "00000d05" + "00".repeat(12) // RET_SUBMIT; the client knows the rest
        + "00000000" + "00000002" // well, two octets
        + "00000007" + "00".repeat(16) // start frame; no packets, no errors, padding
        + "4f4b", hex(WireWriter.answered(transfer(0x81, List.of()), 0, 2, new byte[]{'O', 'K'})));
  }

  @Test
  void packsIsochronousDataWithoutGaps() {
    Submit urb = transfer(0x81, List.of(new IsoPacket(0, 8), new IsoPacket(8, 8)));
    assertEquals("00000003" + "00000d05" + "00".repeat(12) //
        + "00000000" + "00000003" + "00000007" // well, three octets, start frame
        + "00000002" + "00".repeat(12) // two packets
        + "01" + "0203" // their octets, although the second one's place is at 8
        + "00000000" + "00000008" + "00000001" + "00000000" // offset, length, actual length, status
        + "00000008" + "00000008" + "00000002" + "00000000",
        hex(WireWriter.answered(urb, List.of(new byte[]{1}, new byte[]{2, 3}))));
  }

  @Test
  void sendsNoDataBackForWhatWentOut() {
    Submit urb = transfer(0x01, List.of(new IsoPacket(0, 2)));
    byte[] answer = WireWriter.answered(urb, List.of(new byte[]{1, 2}));
    assertEquals(48 + 16, answer.length);
    assertEquals("00000002", hex(answer).substring(48, 56)); // but says how much was taken
  }

  @Test
  void tellsWhetherATransferWasGivenUpInTime() {
    String head = "00000004" + "00000009" + "00".repeat(12); // RET_UNLINK
    assertEquals(head + "ffffff98" + "00".repeat(24), hex(WireWriter.unlinked(9, true))); // -104
    assertEquals(head + "00000000" + "00".repeat(24), hex(WireWriter.unlinked(9, false)));
  }
}
