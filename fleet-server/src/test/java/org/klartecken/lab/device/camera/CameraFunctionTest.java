// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.klartecken.lab.device.DeviceModel;
import org.klartecken.lab.device.DeviceModel.Variant;
import org.klartecken.lab.device.EmulatedDevice;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

class CameraFunctionTest {
  private static final int STREAMING = 1;
  private final EmulatedDevice camera = DeviceModel.named("logitech-c920").make(Variant.PLAIN);
  private long milli = 1000;

  private void turn(String picture) {
    turn("picture", picture);
  }

  private void turn(String knob, String value) {
    Objects.requireNonNull(DeviceModel.knobs(camera).get(knob)).turn(value);
  }

  private void choose(int format, int size, int rate) {
    byte[] asked = new Octets().le16(1).u8(format, size).le32(10_000_000 / rate).le32(0, 0, 0, 0).le16(0).bytes();
    for (int selector = 1; selector <= 2; selector++) { // probe, commit
      assertEquals(ControlReply.DONE, camera.control(new Setup(0x21, 1, selector << 8, STREAMING, 26), asked));
    }
    camera.control(new Setup(0x01, 0x0B, 1, STREAMING, 0), new byte[0]); // SET_INTERFACE: alternate 1
  }

  /** The frames that come in so many milliseconds, put together from their packets. */
  private List<byte[]> frames(int millis) {
    Pipe.IsoIn pipe = (Pipe.IsoIn) camera.pipe(0x81).orElseThrow();
    List<byte[]> frames = new ArrayList<>();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    for (int i = 0; i < millis; i++) {
      byte[] packet = pipe.source().packet(3072, milli++ * 1_000_000L);
      frame.write(packet, packet[0], packet.length - packet[0]);
      if ((packet[1] & 0x02) != 0) { // end of frame
        frames.add(frame.toByteArray());
        frame.reset();
      }
    }
    return frames;
  }

  @Test
  void sendsAsManyFramesASecondAsAgreed() {
    choose(1, 2, 15); // YUYV, 320x240
    List<byte[]> frames = frames(1000);
    assertEquals(15, frames.size(), 1);
    frames.forEach(frame -> assertEquals(320 * 240 * 2, frame.length));
  }

  @Test
  void compressedFramesAreWholePictures() throws IOException {
    choose(2, 2, 5); // MJPEG, 1920x1080
    for (byte[] frame : frames(1000)) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(frame));
      assertEquals(1920, image.getWidth());
      assertEquals(1080, image.getHeight());
    }
  }

  private static int[] lumas(byte[] yuyv) {
    int[] lumas = new int[yuyv.length / 2];
    Arrays.setAll(lumas, i -> yuyv[2 * i] & 0xFF);
    return lumas;
  }

  private static double deviation(int[] lumas) {
    double mean = Arrays.stream(lumas).average().orElseThrow();
    return Math.sqrt(Arrays.stream(lumas).mapToDouble(luma -> (luma - mean) * (luma - mean)).average().orElseThrow());
  }

  @Test
  void aRoomHasStructureAndMoves() {
    choose(1, 2, 15);
    List<byte[]> frames = frames(500);
    assertTrue(deviation(lumas(frames.get(1))) > 30);
    assertFalse(Arrays.equals(frames.get(1), frames.get(2)));
  }

  @Test
  void blackIsBlackAndCoveredIsNearlyIt() {
    choose(1, 2, 15);
    turn("black");
    frames(200);
    assertTrue(Arrays.stream(lumas(frames(200).getFirst())).allMatch(luma -> luma == 16));
    turn("covered");
    frames(200);
    List<byte[]> frames = frames(200);
    assertTrue(Arrays.stream(lumas(frames.getFirst())).allMatch(luma -> luma >= 16 && luma < 24));
    assertFalse(Arrays.equals(frames.get(0), frames.get(1)), "a covered sensor has noise");
  }

  @Test
  void frozenIsTheSamePictureForEver() {
    choose(1, 2, 15);
    turn("frozen");
    frames(200);
    List<byte[]> frames = frames(400);
    assertTrue(deviation(lumas(frames.get(0))) > 30);
    assertArrayEquals(frames.get(0), frames.get(1));
  }

  @Test
  void aTiredSensorSendsFewerFramesThanAgreed() {
    choose(1, 2, 15);
    turn("frame-rate", "4");
    assertEquals(4, frames(1000).size(), 1);
  }

  @Test
  void aStalledStreamSendsNoFrame() {
    choose(1, 2, 15);
    turn("stream", "stalled");
    assertEquals(List.of(), frames(1000));
  }

  @Test
  void aCutFrameIsHalfOfOne() {
    choose(1, 2, 15);
    turn("stream", "cut");
    assertEquals(320 * 240, frames(300).getLast().length);
  }

  @Test
  void aScenesNameMustBeKnown() {
    assertThrows(IllegalArgumentException.class, () -> turn("sunny"));
  }

  @Test
  void agreesOnTheNearestThatItCan() {
    byte[] asked = new Octets().le16(1).u8(9, 9).le32(1).le32(0, 0, 0, 0).le16(0).bytes(); // far beyond
    camera.control(new Setup(0x21, 1, 0x0100, STREAMING, 26), asked);
    byte[] answer = ((ControlReply.Data) camera.control(new Setup(0xA1, 0x81, 0x0100, STREAMING, 26), new byte[0]))
        .octets();
    assertEquals(2, answer[2]); // the last format
    assertEquals(3, answer[3]); // its last size
    assertEquals(10_000_000 / 30, (answer[4] & 0xFF) | (answer[5] & 0xFF) << 8 | (answer[6] & 0xFF) << 16);
  }

  @Test
  void aSlowPortHasFewerSizes() {
    DeviceModel brio = DeviceModel.named("logitech-brio");
    int fast = brio.make(Variant.PLAIN).descriptors().configuration().length;
    int slow = brio.make(Variant.PLAIN.atMost(UsbSpeed.HIGH)).descriptors().configuration().length;
    assertTrue(slow < fast);
  }
}
