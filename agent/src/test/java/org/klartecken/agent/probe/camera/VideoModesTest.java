// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.klartecken.contract.Value;

class VideoModesTest {
  @Test
  void tellsTheLargestAndFastestFirst() {
    VideoModes modes = VideoModes.of(List.of(new VideoMode("YUYV", 640, 480, 30.0),
        new VideoMode("YUYV", 1920, 1080, 5.0), new VideoMode("MJPG", 1920, 1080, 29.97)));
    assertEquals("MJPG 1920x1080@29.97, YUYV 1920x1080@5, YUYV 640x480@30", modes.text());
    assertEquals(30, modes.highestRate());
  }

  @Test
  void tellsTheSameModeOfTwoNodesOnceWithItsBestRate() {
    VideoModes modes = VideoModes.of(List.of(new VideoMode("MJPG", 1280, 720, null),
        new VideoMode("MJPG", 1280, 720, 30.0), new VideoMode("MJPG", 1280, 720, 15.0)));
    assertEquals("MJPG 1280x720@30", modes.text());
  }

  @Test
  void aRateThatIsNotToldIsNotShown() {
    VideoModes modes = VideoModes.of(List.of(new VideoMode("MJPG", 1280, 720, null)));
    assertEquals("MJPG 1280x720", modes.text());
    assertEquals(0, modes.highestRate());
  }

  @Test
  void fitsAReadingHoweverMuchIsOffered() {
    List<VideoMode> many = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      many.add(new VideoMode("YUYV", 16 * i, 9 * i, 30.0));
    }
    String text = VideoModes.of(many).text();
    assertTrue(text.length() <= Value.Text.LONGEST && text.endsWith(", …"), text);
    assertTrue(text.startsWith("YUYV 8000x4500@30, "), text);
  }
}
