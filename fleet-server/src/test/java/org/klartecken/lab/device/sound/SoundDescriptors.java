// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.sound;

import java.util.Optional;
import org.klartecken.lab.device.Endpoints;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.usbip.UsbSpeed;

/** The descriptors of a sound card (UAC 1.0): a loudspeaker, a microphone or both. */
record SoundDescriptors(int control, Optional<Direction> speaker, Optional<Direction> microphone,
    boolean associated) {
  static final int SPEAKER_UNIT = 2;
  static final int MICROPHONE_UNIT = 5;
  private static final int INTERFACE = 0x04;
  private static final int ENDPOINT = 0x05;
  private static final int ASSOCIATION = 0x0B;
  private static final int CS_INTERFACE = 0x24;
  private static final int CS_ENDPOINT = 0x25;
  private static final int USB_STREAM = 0x0101;
  private static final int ADAPTIVE = 0x09;
  private static final int ASYNCHRONOUS = 0x05;

  /** One streaming interface with its endpoint. */
  record Direction(int number, int endpoint, StreamShape shape) {
  }

  int count() {
    return 1 + (speaker.isPresent() ? 1 : 0) + (microphone.isPresent() ? 1 : 0);
  }

  Octets octets(UsbSpeed speed) {
    Octets out = new Octets();
    if (associated) {
      out.descriptor(ASSOCIATION, new Octets().u8(control, count(), 0x01, 0x00, 0x00, 0));
    }
    out.descriptor(INTERFACE, new Octets().u8(control, 0, 0, 0x01, 0x01, 0x00, 0));
    out.all(controlPart());
    speaker.ifPresent(way -> out.all(streaming(way, 1, ADAPTIVE, speed)));
    microphone.ifPresent(way -> out.all(streaming(way, 6, ASYNCHRONOUS, speed)));
    return out;
  }

  /** USB 1 - volume 2 - loudspeaker 3; microphone 4 - volume 5 - USB 6. */
  private Octets controlPart() {
    Octets units = new Octets();
    speaker.ifPresent(way -> {
      input(units, 1, USB_STREAM, way.shape().channels());
      volume(units, SPEAKER_UNIT, 1, way.shape().channels());
      units.descriptor(CS_INTERFACE, new Octets().u8(0x03, 3).le16(way.shape().terminal()).u8(0, SPEAKER_UNIT, 0));
    });
    microphone.ifPresent(way -> {
      input(units, 4, way.shape().terminal(), way.shape().channels());
      volume(units, MICROPHONE_UNIT, 4, way.shape().channels());
      units.descriptor(CS_INTERFACE, new Octets().u8(0x03, 6).le16(USB_STREAM).u8(0, MICROPHONE_UNIT, 0));
    });
    int own = 8 + count() - 1;
    Octets header = new Octets().u8(0x01).le16(0x0100, own + units.size()).u8(count() - 1);
    speaker.ifPresent(way -> header.u8(way.number()));
    microphone.ifPresent(way -> header.u8(way.number()));
    return new Octets().descriptor(CS_INTERFACE, header).all(units);
  }

  private static void input(Octets units, int id, int type, int channels) {
    int places = channels == 2 ? 0x0003 : 0x0000; // left and right front, or no place
    units.descriptor(CS_INTERFACE, new Octets().u8(0x02, id).le16(type).u8(0, channels).le16(places).u8(0, 0));
  }

  private static void volume(Octets units, int id, int source, int channels) {
    Octets fields = new Octets().u8(0x06, id, source, 1, 0x03); // mute and volume, of all channels together
    for (int channel = 0; channel < channels; channel++) {
      fields.u8(0);
    }
    units.descriptor(CS_INTERFACE, fields.u8(0));
  }

  private static Octets streaming(Direction way, int terminal, int synchronisation, UsbSpeed speed) {
    Octets out = new Octets();
    out.descriptor(INTERFACE, new Octets().u8(way.number(), 0, 0, 0x01, 0x02, 0x00, 0));
    out.descriptor(INTERFACE, new Octets().u8(way.number(), 1, 1, 0x01, 0x02, 0x00, 0));
    out.descriptor(CS_INTERFACE, new Octets().u8(0x01, terminal, 1).le16(0x0001)); // PCM
    StreamShape shape = way.shape();
    Octets format = new Octets().u8(0x02, 1, shape.channels(), 2, 16, shape.rates().size());
    shape.rates().forEach(format::le24);
    out.descriptor(CS_INTERFACE, format);
    Octets endpoint = new Octets().u8(way.endpoint(), synchronisation).le16(shape.greatestPacket())
        .u8(speed.microframes() ? 4 : 1, 0, 0);
    out.all(Endpoints.with(new Octets().descriptor(ENDPOINT, endpoint), speed, 0, shape.greatestPacket()));
    int rateControl = shape.rates().size() > 1 ? 1 : 0;
    return out.descriptor(CS_ENDPOINT, new Octets().u8(0x01, rateControl, 0).le16(0));
  }
}
