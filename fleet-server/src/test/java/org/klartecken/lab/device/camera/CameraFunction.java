// SPDX-License-Identifier: Apache-2.0
package org.klartecken.lab.device.camera;

import java.util.List;
import java.util.Map;
import org.klartecken.lab.device.Function;
import org.klartecken.lab.device.Knobs;
import org.klartecken.lab.device.Layout;
import org.klartecken.lab.device.Octets;
import org.klartecken.lab.device.Yaml;
import org.klartecken.lab.device.camera.PictureFormat.Coding;
import org.klartecken.lab.device.camera.PictureFormat.FrameSize;
import org.klartecken.lab.usbip.ControlReply;
import org.klartecken.lab.usbip.Pipe;
import org.klartecken.lab.usbip.Setup;
import org.klartecken.lab.usbip.UsbSpeed;

/** A USB video class camera: agrees on a format, then sends pictures of a scene that can be changed. */
public final class CameraFunction implements Function {
  private static final int SET_CUR = 0x01;
  private static final int GET_CUR = 0x81;
  private static final int GET_LEN = 0x85;
  private static final int GET_INFO = 0x86;
  private static final int GET_DEF = 0x87;
  private static final int PACKET_MICROS = 1000;
  private final CameraDescriptors descriptors;
  private final List<PictureFormat> formats;
  private final UsbSpeed speed;
  private final UnitControls units = new UnitControls();
  private final Pictures pictures = new Pictures();
  private final PictureStream stream = new PictureStream(this::frame);
  private volatile StreamChoice probed;
  private volatile StreamChoice committed;
  private volatile Scene scene;

  /** The speed of the port decides which sizes there are. */
  public CameraFunction(Yaml yaml, Layout layout, UsbSpeed speed) {
    yaml.only("kind", "terminal", "scene", "formats");
    this.speed = speed;
    formats = yaml.children("formats").stream().map(CameraFunction::format).map(format -> format.at(speed))
        .filter(format -> !format.sizes().isEmpty()).toList();
    if (formats.isEmpty()) {
      throw new IllegalArgumentException(yaml.place() + ": no format is left at " + speed);
    }
    descriptors = new CameraDescriptors(layout.nextInterface(), layout.nextInterface(), layout.nextIn(),
        yaml.flag("terminal", true), formats);
    scene = yaml.optionalText("scene").map(word -> Knobs.word(Scene.class, word)).orElse(Scene.ROOM);
    probed = StreamChoice.first(formats);
    committed = probed;
  }

  private static PictureFormat format(Yaml yaml) {
    yaml.only("coding", "sizes");
    return new PictureFormat(Knobs.word(Coding.class, yaml.text("coding")),
        yaml.children("sizes").stream().map(CameraFunction::size).toList());
  }

  private static FrameSize size(Yaml yaml) {
    yaml.only("size", "rates", "needs");
    String[] sides = yaml.text("size").split("x", 2);
    return new FrameSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), yaml.numbers("rates"),
        yaml.optionalText("needs").map(word -> Knobs.word(UsbSpeed.class, word)).orElse(UsbSpeed.FULL));
  }

  @Override
  public List<Integer> interfaces() {
    return List.of(descriptors.control(), descriptors.streaming());
  }

  @Override
  public Map<Integer, Pipe> pipes() {
    return Map.of(descriptors.endpoint(), new Pipe.IsoIn(PACKET_MICROS, stream));
  }

  @Override
  public Octets descriptors(UsbSpeed at) {
    return descriptors.octets(at);
  }

  @Override
  public Map<String, Knob> knobs() {
    return Map.of("picture", Knobs.word(Scene.class, next -> scene = next), "stream",
        Knobs.word(PictureStream.Flow.class, stream::flow), "frame-rate", Knobs.number(0.1, 240, stream::atMost));
  }

  @Override
  public void alternate(int interfaceNumber, int setting) {
    if (interfaceNumber == descriptors.streaming() && setting > 0) {
      stream.begin(committed.interval());
    }
  }

  private byte[] frame(int number) {
    StreamChoice now = committed;
    FrameSize size = now.size(formats);
    return pictures.picture(scene, now.format(formats).coding(), size.width(), size.height(), number);
  }

  @Override
  public ControlReply control(Setup setup, byte[] data) {
    if (setup.kind() != 1) {
      return ControlReply.STALL;
    }
    if ((setup.index() & 0xFF) != descriptors.streaming()) {
      return units.control(setup, data);
    }
    boolean commit = setup.value() >> 8 == 2;
    return switch (setup.request()) {
      case SET_CUR -> choose(commit, StreamChoice.asked(data, formats));
      case GET_INFO -> ControlReply.of(3); // may be read and written
      case GET_LEN -> ControlReply.of(26, 0);
      case GET_DEF -> choice(StreamChoice.first(formats));
      case GET_CUR -> choice(commit ? committed : probed);
      default -> choice(probed); // least and greatest: the camera has one way for each size
    };
  }

  private ControlReply choice(StreamChoice choice) {
    return new ControlReply.Data(choice.bytes(formats, CameraDescriptors.payload(speed)));
  }

  private ControlReply choose(boolean commit, StreamChoice choice) {
    if (commit) {
      committed = choice;
    } else {
      probed = choice;
    }
    return ControlReply.DONE;
  }
}
