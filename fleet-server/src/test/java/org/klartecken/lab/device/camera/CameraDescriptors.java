// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.List;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.camera.PictureFormat.Coding;
import org.klartecken.lab.device.camera.PictureFormat.FrameSize;
import org.klartecken.lab.usbip.UsbSpeed;

/** The descriptors of a camera (UVC 1.0): {@code terminal} is false for a capture stick, whose picture has no lens. */
record CameraDescriptors(int control, int streaming, int endpoint, boolean terminal, List<PictureFormat> formats) {
  static final int PROCESSING_UNIT = 2;
  private static final int INTERFACE = 0x04;
  private static final int ENDPOINT = 0x05;
  private static final int ASSOCIATION = 0x0B;
  private static final int CS_INTERFACE = 0x24;
  private static final String YUY2 = "59555932 0000 1000 8000 00AA00389B71";

  CameraDescriptors {
    formats = List.copyOf(formats);
  }

  /** Octets that one packet, one millisecond, can carry. */
  static int payload(UsbSpeed speed) {
    return switch (speed) {
      case LOW, FULL -> 1023;
      case HIGH -> 3 * 1024;
      case SUPER -> 8 * 1024;
    };
  }

  Octets octets(UsbSpeed speed) {
    Octets out = new Octets();
    out.descriptor(ASSOCIATION, new Octets().u8(control, 2, 0x0E, 0x03, 0x00, 0));
    out.descriptor(INTERFACE, new Octets().u8(control, 0, 0, 0x0E, 0x01, 0x00, 0));
    out.all(controlPart());
    out.descriptor(INTERFACE, new Octets().u8(streaming, 0, 0, 0x0E, 0x02, 0x00, 0));
    out.all(streamingPart());
    out.descriptor(INTERFACE, new Octets().u8(streaming, 1, 1, 0x0E, 0x02, 0x00, 0));
    out.all(isochronous(speed));
    return out;
  }

  private Octets isochronous(UsbSpeed speed) {
    int most = switch (speed) {
      case LOW, FULL -> 1023;
      case HIGH -> 2 << 11 | 1024; // three transactions in a microframe
      case SUPER -> 1024;
    };
    Octets fields = new Octets().u8(endpoint, 0x05).le16(most).u8(Endpoints.interval(1, speed));
    return Endpoints.with(new Octets().descriptor(ENDPOINT, fields), speed, 7, payload(UsbSpeed.SUPER));
  }

  private Octets controlPart() {
    Octets units = new Octets();
    if (terminal) { // a lens: no zoom, no controls
      Octets lens = new Octets().u8(0x02, 1).le16(0x0201).u8(0, 0).le16(0, 0, 0).u8(3).le24(0);
      units.descriptor(CS_INTERFACE, lens);
    } else { // vendor specific input: what Linux takes for a chain; a composite connector it does not
      units.descriptor(CS_INTERFACE, new Octets().u8(0x02, 1).le16(0x0200).u8(0, 0));
    }
    units.descriptor(CS_INTERFACE, new Octets().u8(0x05, PROCESSING_UNIT, 1).le16(0).u8(2).le16(1).u8(0)); // brightness
    units.descriptor(CS_INTERFACE, new Octets().u8(0x03, 3).le16(0x0101).u8(0, PROCESSING_UNIT, 0)); // the USB side
    // UVC 1.0, length with the header itself, clock, one streaming interface
    Octets header = new Octets().u8(0x01).le16(0x0100, 13 + units.size()).le32(48_000_000).u8(1, streaming);
    return new Octets().descriptor(CS_INTERFACE, header).all(units);
  }

  private Octets streamingPart() {
    Octets parts = new Octets();
    for (int i = 0; i < formats.size(); i++) {
      parts.all(format(i + 1, formats.get(i)));
    }
    Octets header = new Octets().u8(0x01, formats.size()).le16(13 + formats.size() + parts.size())
        .u8(endpoint, 0, 3, 0, 0, 0, 1); // linked to terminal 3; no still pictures; one octet of controls a format
    formats.forEach(format -> header.u8(0));
    return new Octets().descriptor(CS_INTERFACE, header).all(parts);
  }

  private static Octets format(int index, PictureFormat format) {
    Octets out = new Octets();
    int count = format.sizes().size();
    switch (format.coding()) {
      case YUYV -> out.descriptor(CS_INTERFACE,
          new Octets().u8(0x04, index, count).hex(YUY2).u8(16, 1, 0, 0, 0, 0)); // 16 bits a pixel
      case MJPEG -> out.descriptor(CS_INTERFACE, new Octets().u8(0x06, index, count, 1, 1, 0, 0, 0, 0));
    }
    for (int i = 0; i < count; i++) {
      out.all(size(i + 1, format.coding(), format.sizes().get(i)));
    }
    return out.descriptor(CS_INTERFACE, new Octets().u8(0x0D, 1, 1, 4)); // colours: BT.709, BT.601
  }

  private static Octets size(int index, Coding coding, FrameSize size) {
    int slowest = size.rates().getLast();
    int fastest = size.rates().getFirst();
    Octets fields = new Octets().u8(coding == Coding.YUYV ? 0x05 : 0x07, index, 0).le16(size.width(), size.height())
        .le32(size.greatest() * 8 * slowest, size.greatest() * 8 * fastest, size.greatest(),
            StreamChoice.interval(fastest))
        .u8(size.rates().size());
    size.rates().forEach(rate -> fields.le32(StreamChoice.interval(rate)));
    return new Octets().descriptor(CS_INTERFACE, fields);
  }
}
