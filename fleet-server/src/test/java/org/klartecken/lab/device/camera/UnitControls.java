// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Setup;

/** The brightness of the processing unit; the camera remembers it and nothing else changes. */
final class UnitControls {
  private static final int PROCESSING_UNIT = CameraDescriptors.PROCESSING_UNIT;
  private static final int BRIGHTNESS = 0x02;
  private static final byte[] HALF = {(byte) 128, 0};
  private final Map<Integer, byte[]> values = new ConcurrentHashMap<>();

  ControlReply control(Setup setup, byte[] data) {
    int unit = setup.index() >> 8;
    int selector = setup.value() >> 8;
    if (unit != PROCESSING_UNIT || selector != BRIGHTNESS) {
      return ControlReply.STALL;
    }
    return switch (setup.request()) {
      case 0x01 -> remember(data); // SET_CUR
      case 0x81 -> new ControlReply.Data(values.getOrDefault(selector, HALF)); // GET_CUR
      case 0x82 -> ControlReply.of(0, 0); // GET_MIN
      case 0x83 -> ControlReply.of(255, 0); // GET_MAX
      case 0x84 -> ControlReply.of(1, 0); // GET_RES
      case 0x85 -> ControlReply.of(2, 0); // GET_LEN
      case 0x86 -> ControlReply.of(3); // GET_INFO: may be read and written
      case 0x87 -> new ControlReply.Data(HALF); // GET_DEF
      default -> ControlReply.STALL;
    };
  }

  private ControlReply remember(byte[] data) {
    values.put(BRIGHTNESS, data.clone());
    return ControlReply.DONE;
  }
}
