// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import org.klartecken.agent.protocol.Octets;

/** Descriptors of devices that nobody sells, written down from the standards of their classes. */
final class UsbFixture {
  private UsbFixture() {
  }

  /** A device descriptor; the rest of it follows the fields that matter. */
  static byte[] device(int bcdUsb, int deviceClass, int vendor, int product) {
    byte[] device = Octets.of("""
        12 01          # device
        00 00          # bcdUSB
        00 02 01       # class, subclass, protocol
        40             # 64 octets on endpoint 0
        00 00 00 00    # idVendor, idProduct
        05 01          # bcdDevice 1.05
        01 02 03       # strings: manufacturer, product, serial
        01             # one configuration
        """);
    device[2] = (byte) bcdUsb;
    device[3] = (byte) (bcdUsb >> 8);
    device[4] = (byte) deviceClass;
    device[8] = (byte) vendor;
    device[9] = (byte) (vendor >> 8);
    device[10] = (byte) product;
    device[11] = (byte) (product >> 8);
    return device;
  }

  /** A configuration of so many interfaces; its length is right. */
  static byte[] configuration(int interfaces, byte[]... parts) {
    byte[] body = Octets.join(parts);
    int total = 9 + body.length;
    byte[] head = Octets.of("""
        09 02          # configuration
        00 00          # wTotalLength
        00             # interfaces
        01 00          # value, string
        c0 32          # self-powered, 100 mA
        """);
    head[2] = (byte) total;
    head[3] = (byte) (total >> 8);
    head[4] = (byte) interfaces;
    return Octets.join(head, body);
  }

  /** A camera: UVC 1.10 with MJPEG, YUY2 and H264, and a still picture. */
  static byte[] camera() {
    return Octets.of("""
        08 0b 00 02 0e 03 00 00     # association: interfaces 0 and 1, video
        09 04 00 00 01 0e 01 00 00  # interface 0: video control, one endpoint
        0d 24 01                    # header
        10 01                       # bcdUVC 1.10
        4f 00                       # 79 octets
        00 6c dc 02                 # clock 48 MHz
        01 01                       # one streaming interface: 1
        12 24 02                    # input terminal
        01 01 02 00 00              # id 1, camera
        00 00 00 00 00 00           # focal lengths
        03 00 0a 00                 # controls: absolute zoom, absolute pan and tilt
        0c 24 05                    # processing unit
        02 01 00 00                 # id 2, source 1
        02 7f 14 00 00              # controls, no string, no standards
        1b 24 06                    # extension unit
        03                          # id 3
        01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10   # GUID
        02 01 02                    # two controls, one pin: 2
        02 03 00 00                 # controls, no string
        09 24 03                    # output terminal
        04 01 01 00 03 00           # id 4, USB, source 3
        07 05 83 03 10 00 08        # endpoint 0x83 interrupt
        05 25 03 10 00              # its class-specific companion
        09 04 01 00 00 0e 02 00 00  # interface 1 setting 0: video streaming
        10 24 01                    # input header
        03 ea 00                    # three formats, 234 octets
        81 00 04 02 00 00           # endpoint 0x81, terminal 4, still method 2
        01 00 00 00                 # one octet of controls for each format
        0b 24 06                    # MJPEG format
        01 02 01 01 00 00 00 00     # index 1, two frames
        26 24 07                    # MJPEG frame
        01 00                       # index 1
        80 07 38 04                 # 1920 x 1080
        00 00 00 10 00 00 00 20     # bit rates
        00 00 40 00                 # buffer
        15 16 05 00                 # 30 a second by default
        03                          # three intervals
        15 16 05 00 2a 2c 0a 00 80 84 1e 00   # 30, 15 and 5 a second
        26 24 07                    # MJPEG frame, any interval in a range
        02 00                       # index 2
        80 02 e0 01                 # 640 x 480
        00 00 00 10 00 00 00 20     # bit rates
        00 00 40 00                 # buffer
        15 16 05 00                 # 30 a second by default
        00                          # continuous
        15 16 05 00 80 84 1e 00 15 16 05 00   # 30 to 5 a second, step
        0a 24 03 00 01              # still picture, one size
        80 07 38 04 00              # 1920 x 1080, no compressions
        06 24 0d 01 01 04           # colour: BT.709, BT.709, SMPTE 170M
        1b 24 04                    # uncompressed format
        02 01                       # index 2, one frame
        59 55 59 32 00 00 10 00 80 00 00 aa 00 38 9b 71   # YUY2
        10 01 00 00 00 00           # 16 bits
        1e 24 05                    # uncompressed frame
        01 00                       # index 1
        40 01 f0 00                 # 320 x 240
        00 00 00 10 00 00 00 20     # bit rates
        00 00 40 00                 # buffer
        15 16 05 00                 # 30 a second by default
        01 15 16 05 00              # one interval
        1c 24 10                    # frame-based format
        03 01                       # index 3, one frame
        48 32 36 34 00 00 10 00 80 00 00 aa 00 38 9b 71   # H264
        10 01 00 00 00 00 01        # 16 bits, variable size
        1e 24 11                    # frame-based frame
        01 00                       # index 1
        00 0f 70 08                 # 3840 x 2160
        00 00 00 10 00 00 00 20     # bit rates
        15 16 05 00                 # 30 a second by default
        01 00 00 00 00              # one interval, octets in a line
        15 16 05 00                 # 30 a second
        09 04 01 01 01 0e 02 00 00  # interface 1 setting 1
        07 05 81 05 00 14 01        # endpoint 0x81 isochronous, 3 x 1024 octets
        """);
  }

  /** A microphone of UAC 1.0, on interfaces 2 and 3. */
  static byte[] microphone1() {
    return Octets.of("""
        08 0b 02 02 01 00 00 00     # association: interfaces 2 and 3, audio
        09 04 02 00 00 01 01 00 00  # interface 2: audio control
        09 24 01                    # header
        00 01 26 00 01 03           # bcdADC 1.00, 38 octets, one streaming interface: 3
        0c 24 02                    # input terminal
        01 05 02 00 02 03 00 00 00  # id 1, microphone array, two channels
        08 24 06                    # feature unit
        02 01 01 03 00              # id 2, source 1, one octet a channel: mute and volume
        09 24 03                    # output terminal
        03 01 01 00 02 00           # id 3, USB, source 2
        09 04 03 00 00 01 02 00 00  # interface 3 setting 0: audio streaming
        09 04 03 01 01 01 02 00 00  # interface 3 setting 1
        07 24 01 03 01 01 00        # general: terminal 3, PCM
        0e 24 02                    # format
        01 02 02 10                 # type I, two channels, two octets, 16 bits
        02 80 3e 00 80 bb 00        # 16,000 and 48,000 Hz
        09 05 82 05 c0 00 04 00 00  # endpoint 0x82 isochronous
        07 25 01 01 00 00 00        # its class-specific companion
        """);
  }

  /** A speakerphone of UAC 2.0, on interfaces 0 to 2: loudspeaker and microphone on one clock. */
  static byte[] speakerphone2() {
    return Octets.of("""
        08 0b 00 03 01 00 20 00     # association: interfaces 0 to 2, audio 2.0
        09 04 00 00 00 01 01 20 00  # interface 0: audio control
        09 24 01                    # header
        00 02 03 59 00 00           # bcdADC 2.00, category, 89 octets
        08 24 0a 09 03 07 00 00     # clock source, id 9, internal programmable
        11 24 02                    # input terminal
        01 01 01 00 09              # id 1, USB, clock 9
        02 03 00 00 00 00           # two channels
        00 00 00                    # controls, string
        0e 24 06                    # feature unit
        02 01                       # id 2, source 1
        0f 00 00 00 00 00 00 00 00  # mute and volume, and one channel
        0c 24 03                    # output terminal
        03 05 04 00 02 09           # id 3, echo-cancelling speakerphone, source 2, clock 9
        00 00 00                    # controls, string
        11 24 02                    # input terminal
        04 05 04 00 09              # id 4, echo-cancelling speakerphone, clock 9
        01 00 00 00 00 00           # one channel
        00 00 00                    # controls, string
        0c 24 03                    # output terminal
        05 01 01 00 04 09           # id 5, USB, source 4, clock 9
        00 00 00                    # controls, string
        09 04 01 00 00 01 02 20 00  # interface 1 setting 0: audio streaming
        09 04 01 01 01 01 02 20 00  # interface 1 setting 1
        10 24 01                    # general
        01 00 01 01 00 00 00        # terminal 1, type I, PCM
        02 03 00 00 00 00           # two channels
        06 24 02 01 02 10           # format: type I, two octets, 16 bits
        07 05 01 09 c4 00 01        # endpoint 0x01 isochronous
        08 25 01 00 00 00 00 00     # its class-specific companion
        09 04 02 00 00 01 02 20 00  # interface 2 setting 0: audio streaming
        09 04 02 01 01 01 02 20 00  # interface 2 setting 1
        10 24 01                    # general
        05 00 01 01 00 00 00        # terminal 5, type I, PCM
        01 00 00 00 00 00           # one channel
        06 24 02 01 03 18           # format: type I, three octets, 24 bits
        07 05 82 05 94 00 01        # endpoint 0x82 isochronous
        08 25 01 00 00 00 00 00     # its class-specific companion
        """);
  }

  /** Headphones of UAC 3.0 with a power domain, on interfaces 0 and 1. */
  static byte[] headphones3() {
    return Octets.of("""
        08 0b 00 02 01 00 30 00     # association: interfaces 0 and 1, audio 3.0, full
        09 04 00 00 00 01 01 30 00  # interface 0: audio control
        0a 24 01                    # header
        04 5a 00 00 00 00 00        # category, 90 octets, controls
        0c 24 0b                    # clock source
        09 01 00 00 00 00 00 00 00  # id 9, internal, controls, terminal, string
        14 24 02                    # input terminal
        01 01 01 00 09              # id 1, USB, clock 9
        00 00 00 00                 # controls
        01 00 00 00 00 00 00 00     # cluster, extended, connectors, string
        13 24 03                    # output terminal
        02 02 03 00 03 09           # id 2, headphones, source 3, clock 9
        00 00 00 00                 # controls
        00 00 00 00 00 00           # extended, connectors, string
        0f 24 07                    # feature unit
        03 01                       # id 3, source 1
        03 00 00 00 00 00 00 00     # mute, and one channel
        00 00                       # string
        0e 24 10                    # power domain
        04                          # id 4
        0a 00 14 00                 # recovery times
        03 01 02 03                 # three entities
        00 00                       # string
        09 04 01 00 00 01 02 30 00  # interface 1 setting 0: audio streaming
        09 04 01 01 01 01 02 30 00  # interface 1 setting 1
        17 24 01                    # general
        01                          # terminal 1
        00 00 00 00                 # controls
        01 00                       # cluster
        01 00 00 00 00 00 00 00     # PCM
        03 18                       # three octets, 24 bits
        00 00 00                    # auxiliary protocols, control size
        07 05 01 0d 20 01 01        # endpoint 0x01 isochronous
        """);
  }

  /** A HID interface with this number; its report descriptor has 101 octets. */
  static byte[] hid(int number, int subclass, int protocol) {
    byte[] hid = Octets.of("""
        09 04 00 00 01 03 00 00 00  # interface: HID
        09 21                       # HID
        11 01 21                    # bcdHID 1.11, country 33
        01 22 65 00                 # one report descriptor of 101 octets
        07 05 84 03 40 00 01        # endpoint 0x84 interrupt
        """);
    hid[2] = (byte) number;
    hid[6] = (byte) subclass;
    hid[7] = (byte) protocol;
    return hid;
  }

  /** A serial line, CDC ACM, on interfaces 0 and 1. */
  static byte[] serial() {
    return Octets.of("""
        09 04 00 00 01 02 02 01 00  # interface 0: communications, ACM
        05 24 00 10 01              # header, CDC 1.10
        05 24 01 00 01              # call management
        04 24 02 02                 # ACM: line coding
        05 24 06 00 01              # union: control 0, data 1
        07 05 81 03 08 00 10        # endpoint 0x81 interrupt
        09 04 01 00 02 0a 00 00 00  # interface 1: data
        07 05 82 02 40 00 00        # endpoint 0x82 bulk
        07 05 01 02 40 00 00        # endpoint 0x01 bulk
        """);
  }

  /** A network adapter, CDC NCM, on interfaces 0 and 1. */
  static byte[] network() {
    return Octets.of("""
        09 04 00 00 01 02 0d 00 00  # interface 0: communications, NCM
        05 24 00 10 01              # header, CDC 1.10
        05 24 06 00 01              # union: control 0, data 1
        0d 24 0f                    # Ethernet
        04 00 00 00 00 ea 05 00 00 00   # MAC in string 4, frames of 1514 octets
        06 24 1a 00 01 11           # NCM 1.00
        07 05 81 03 10 00 09        # endpoint 0x81 interrupt
        09 04 01 00 00 0a 00 01 00  # interface 1 setting 0: data
        09 04 01 01 02 0a 00 01 00  # interface 1 setting 1
        07 05 82 02 00 02 00        # endpoint 0x82 bulk, 512 octets
        07 05 01 02 00 02 00        # endpoint 0x01 bulk
        """);
  }

  /** An interface for new firmware; protocol 1: still working, 2: waiting. */
  static byte[] firmware(int number, int protocol) {
    byte[] dfu = Octets.of("""
        09 04 00 00 00 fe 01 00 00  # interface: application specific, DFU
        09 21                       # functional
        0d                          # download, manifestation tolerant, detaches by itself
        e8 03 00 08                 # 1000 ms, blocks of 2048 octets
        10 01                       # DFU 1.10
        """);
    dfu[2] = (byte) number;
    dfu[7] = (byte) protocol;
    return dfu;
  }

  /** A binary object store of these capabilities; its lengths are right. */
  static byte[] bos(int capabilities, byte[]... parts) {
    byte[] body = Octets.join(parts);
    return Octets.join(
        new byte[]{5, 0x0f, (byte) (5 + body.length), (byte) ((5 + body.length) >> 8), (byte) capabilities},
        body);
  }

  /** The capability of a SuperSpeed device: full, high and SuperSpeed. */
  static byte[] superSpeed() {
    return Octets.of("0a 10 03 00 0e 00 01 0a ff 01");
  }

  /** A billboard: DisplayPort was tried in vain, a second mode was not tried. */
  static byte[] billboard() {
    byte[] head = Octets.of("""
        34 10 0d       # capability: billboard, 52 octets
        07             # address in string 7
        02 00          # two modes, the first is preferred
        00 00          # power
        06             # bmConfigured: mode 0 failed (2), mode 1 not attempted (1)
        """);
    return Octets.join(head, new byte[31], Octets.of("""
        21 01 00 00    # billboard 1.21, no more failure information
        01 ff 00 08    # DisplayPort, mode 0, string 8
        87 80 01 09    # Thunderbolt, mode 1, string 9
        """));
  }

  /** The same unit on two buses. */
  static byte[] containerId() {
    return Octets.of("14 10 04 00 00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff");
  }

  /** A whole camera with microphone and buttons, as sysfs has it. */
  static byte[] webcam() {
    return Octets.join(device(0x0200, 0xef, 0x1209, 0x0001),
        configuration(5, camera(), microphone1(), hid(4, 0, 0)));
  }

  /** The problems of descriptors as one text. */
  static String problems(UsbDescriptors usb) {
    return String.join("\n", usb.problems().stream().map(p -> p.sentence()).toList());
  }
}
