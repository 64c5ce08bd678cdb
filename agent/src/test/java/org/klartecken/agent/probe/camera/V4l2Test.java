// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class V4l2Test {
  private static ByteBuffer of(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  @Test
  void aNodesOwnCapabilitiesCountBeforeThoseOfItsDevice() {
    // capabilities: device caps follow, streaming, metadata, video capture
    ByteBuffer meta = of(V4l2.CAPABILITY_SIZE).putInt(84, 0x84a00001).putInt(88, 0x04a00000);
    assertEquals(0, V4l2.captureType(meta));
    assertEquals(V4l2.CAPTURE, V4l2.captureType(meta.putInt(88, 0x04200001)));
    assertEquals(V4l2.CAPTURE_MPLANE, V4l2.captureType(meta.putInt(88, 0x04201000)));
    // a driver from before device_caps
    assertEquals(V4l2.CAPTURE, V4l2.captureType(of(V4l2.CAPABILITY_SIZE).putInt(84, 0x05000001)));
  }

  @Test
  void namesFormatsByTheirFourCharacters() {
    assertEquals("MJPG", V4l2.fourCharacters(0x47504a4d));
    assertEquals("YUYV", V4l2.fourCharacters(0x56595559));
    assertEquals("Y16", V4l2.fourCharacters(0x20363159)); // padded with a space
    assertEquals("Y16", V4l2.fourCharacters(0xa0363159)); // its big-endian twin
    assertEquals("A_C", V4l2.fourCharacters(0x00430741)); // a control character in between
  }

  @Test
  void aRangeIsToldByItsLargestSize() {
    ByteBuffer range = of(V4l2.FRMSIZEENUM_SIZE).putInt(8, 3) // stepwise
        .putInt(12, 32).putInt(16, 1280).putInt(20, 16) // min, max, step of the width
        .putInt(24, 32).putInt(28, 720).putInt(32, 16);
    assertEquals(new V4l2.Size(1280, 720), V4l2.size(range));
    ByteBuffer one = of(V4l2.FRMSIZEENUM_SIZE).putInt(8, 1).putInt(12, 640).putInt(16, 480);
    assertEquals(new V4l2.Size(640, 480), V4l2.size(one));
  }

  @Test
  void aRateIsTheInverseOfTheInterval() {
    ByteBuffer interval = of(V4l2.FRMIVALENUM_SIZE).putInt(20, 2).putInt(24, 15);
    assertEquals(OptionalDouble.of(7.5), V4l2.rate(interval));
    assertEquals(OptionalDouble.of(30), V4l2.rate(interval.putInt(20, 333_334).putInt(24, 10_000_000)));
    assertEquals(OptionalDouble.of(29.97), V4l2.rate(interval.putInt(20, 1001).putInt(24, 30_000)));
    assertEquals(OptionalDouble.empty(), V4l2.rate(interval.putInt(20, 0)));
    assertEquals(OptionalDouble.empty(), V4l2.rate(interval.putInt(20, 1).putInt(24, 0)));
  }
}
