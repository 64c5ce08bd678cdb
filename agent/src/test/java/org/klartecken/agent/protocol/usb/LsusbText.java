// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.protocol.usb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code lsusb -v} prints of a device that umockdev plays. */
record LsusbText(String text) {
  private static final String RECORD = """
      P: /devices/pci0000:00/0000:00:14.0/usb1/1-1
      N: bus/usb/001/002=DESCRIPTORS
      E: BUSNUM=001
      E: DEVNUM=002
      E: DEVNAME=/dev/bus/usb/001/002
      E: DEVTYPE=usb_device
      E: SUBSYSTEM=usb
      A: busnum=1\\n
      A: devnum=2\\n
      A: speed=480\\n
      A: bConfigurationValue=1\\n
      H: descriptors=DESCRIPTORS

      """;

  static LsusbText of(byte[] descriptors, Path folder) throws IOException, InterruptedException {
    Path record = Files.writeString(Files.createTempFile(folder, "device", ".umockdev"),
        RECORD.replace("DESCRIPTORS", HexFormat.of().withUpperCase().formatHex(descriptors)));
    Process lsusb = new ProcessBuilder("umockdev-run", "-d", record.toString(), "--", "lsusb", "-v")
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String text = new String(lsusb.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    lsusb.waitFor();
    return new LsusbText(text);
  }

  /** The first group of every match, in order. */
  List<String> all(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results().map(m -> m.group(1)).toList();
  }

  List<Integer> numbers(String pattern) {
    return all(pattern).stream().map(Integer::valueOf).toList();
  }

  /** {@code 1.0 14/2/0}: number, alternate setting, class, subclass, protocol. */
  List<String> interfaces() {
    List<String> numbers = all("^      bInterfaceNumber +(\\d+)");
    List<String> settings = all("^      bAlternateSetting +(\\d+)");
    List<String> classes = all("^      bInterfaceClass +(\\d+)");
    List<String> subclasses = all("^      bInterfaceSubClass +(\\d+)");
    List<String> protocols = all("^      bInterfaceProtocol +(\\d+)");
    List<String> found = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      found.add(numbers.get(i) + "." + settings.get(i) + " " + classes.get(i) + "/" + subclasses.get(i) + "/"
          + protocols.get(i));
    }
    return found;
  }
}
