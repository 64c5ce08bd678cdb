// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import io.avaje.jsonb.Jsonb;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.klartecken.agent.protocol.Captures;

/** Every device of the captures, whatever program recorded it. */
final class Recordings {
  private static final Pattern PRODUCT = Pattern.compile("(?m)^\\s*iProduct +\\d+ (\\S.*?)\\s*$");
  private static final Pattern KEPT = Pattern.compile("(?m)^H: descriptors=([0-9A-F]+)$");
  private static final Pattern ID_LINE = Pattern.compile("(?m)^P: +Vendor=([0-9A-Fa-f]{4}) ProdID=([0-9A-Fa-f]{4}).*$");
  private static final Pattern CLASS_LINE = Pattern.compile("(?m)^D: .*Cls=([0-9a-f]{2}).*$");
  private static final Pattern NAME_LINE = Pattern.compile("(?m)^S: +Product=(.*?)\\s*$");
  private static final Pattern INTERFACE_LINE = Pattern.compile(
      "(?m)^I:[ *] *If#= *(?:0x)?([0-9a-f]+) Alt= *(\\d+) .*Cls=([0-9a-f]{2})\\S* *\\S*? *Sub=([0-9a-f]{2}) Prot=([0-9a-f]{2}) Driver=(\\S+)");
  private static final Pattern DUMP = Pattern.compile("^(?:Data \\(HexDump\\) +:| {26}) ?((?:[0-9A-F]{2} )+).*$");

  private Recordings() {
  }

  static List<RecordedDevice> all() {
    List<RecordedDevice> all = new ArrayList<>();
    Captures.files("usb/lsusb-v", ".txt").forEach(f -> lsusb(f, all));
    Captures.files("usb/usb-devices", ".txt").forEach(f -> usbDevices(f, all));
    Captures.files("usb/fwupd", ".json").forEach(f -> fwupd(f, all));
    Captures.files("usb/esp-usb", ".bin").forEach(f -> binary(f, all));
    Captures.files("usb/esp-usb", ".usbtreeview.txt").forEach(f -> treeView(f, all));
    Captures.files("usb/umockdev", ".umockdev").forEach(f -> umockdev(f, all));
    return all;
  }

  private static String source(Path file) {
    return file.getName(file.getNameCount() - 2) + "/" + file.getFileName();
  }

  private static void lsusb(Path file, List<RecordedDevice> all) {
    // mail programs made hard spaces of some
    String text = Captures.text(file).replace("\u00c2\u00a0", " ").replace('\u00a0', ' ');
    Matcher product = PRODUCT.matcher(text);
    String name = product.find() ? product.group(1) : "";
    all.add(new RecordedDevice(source(file), DescriptorText.octets(text), name, Map.of(), true));
  }

  private static void usbDevices(Path file, List<RecordedDevice> all) {
    String text = Captures.text(file);
    Matcher id = ID_LINE.matcher(text);
    Matcher cls = CLASS_LINE.matcher(text);
    if (!id.find()) {
      throw new IllegalStateException("no ids in " + file);
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(device(cls.find() ? hex(cls.group(1)) : 0, hex(id.group(1)), hex(id.group(2))));
    octets.writeBytes(configuration());
    Map<Integer, String> drivers = new HashMap<>();
    INTERFACE_LINE.matcher(text).results().forEach(i -> {
      int number = hex(i.group(1));
      octets.writeBytes(face(number, Integer.parseInt(i.group(2)), hex(i.group(3)), hex(i.group(4)), hex(i.group(5))));
      if (!i.group(6).equals("(none)")) {
        drivers.put(number, i.group(6));
      }
    });
    Matcher name = NAME_LINE.matcher(text);
    all.add(new RecordedDevice(source(file), octets.toByteArray(), name.find() ? name.group(1) : "", drivers, false));
  }

  private static void fwupd(Path file, List<RecordedDevice> all) {
    Map<String, Object> json = object(Jsonb.instance().type(Object.class).fromJson(Captures.octets(file)));
    for (Object entry : (List<?>) json.getOrDefault("UsbDevices", List.of())) {
      Map<String, Object> device = object(entry);
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      octets.writeBytes(device(number(device, "DeviceClass"), number(device, "IdVendor"), number(device, "IdProduct")));
      octets.writeBytes(configuration());
      for (Object part : (List<?>) device.getOrDefault("UsbInterfaces", List.of())) {
        Map<String, Object> i = object(part);
        octets.writeBytes(face(number(i, "InterfaceNumber"), number(i, "AlternateSetting"),
            number(i, "InterfaceClass"), number(i, "InterfaceSubClass"), number(i, "InterfaceProtocol")));
      }
      all.add(new RecordedDevice(source(file), octets.toByteArray(), "", Map.of(), false));
    }
  }

  /** A configuration alone is given a device descriptor that names nobody: 1209:0001, the id for tests. */
  private static void binary(Path file, List<RecordedDevice> all) {
    String name = String.valueOf(file.getFileName());
    byte[] octets = Captures.octets(file);
    if (name.endsWith("dev_desc.bin")) {
      return;
    }
    Path own = file.resolveSibling(name.replace("cfg_desc", "dev_desc"));
    boolean known = !own.equals(file) && Files.exists(own);
    byte[] head = octets.length > 1 && octets[1] == 1
        ? new byte[0]
        : known
            ? Captures.octets(own)
            : device(0xef, 0x1209, 1);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head);
    whole.writeBytes(octets);
    all.add(new RecordedDevice(source(file), whole.toByteArray(), "", Map.of(), true));
  }

  private static void treeView(Path file, List<RecordedDevice> all) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    boolean wanted = false;
    boolean dumping = false;
    for (String line : Captures.text(file).lines().toList()) {
      if (line.contains("-- Device Descriptor --") || line.contains("-- Configuration Descriptor --")) {
        wanted = true;
      }
      Matcher dump = DUMP.matcher(line);
      boolean hex = dump.matches();
      if (wanted && hex && (dumping || line.startsWith("Data"))) {
        octets.writeBytes(HexFormat.of().parseHex(dump.group(1).replace(" ", "")));
        dumping = true;
      } else if (dumping) {
        dumping = false;
        wanted = false;
      }
    }
    all.add(new RecordedDevice(source(file), octets.toByteArray(), "", Map.of(), true));
  }

  private static void umockdev(Path file, List<RecordedDevice> all) {
    KEPT.matcher(Captures.text(file)).results().map(m -> m.group(1)).distinct().map(HexFormat.of()::parseHex)
        .filter(octets -> octets[8] != 0x6b || octets[9] != 0x1d)
        .forEach(octets -> all.add(new RecordedDevice(source(file), octets, "", Map.of(), true)));
  }

  private static byte[] device(int cls, int vendor, int product) {
    return new byte[]{18, 1, 0, 2, (byte) cls, 0, 0, 64, (byte) vendor, (byte) (vendor >> 8), (byte) product,
        (byte) (product >> 8), 0, 1, 0, 0, 0, 1};
  }

  private static byte[] configuration() {
    return new byte[]{9, 2, 0, 0, 1, 1, 0, (byte) 0x80, 50};
  }

  private static byte[] face(int number, int alternate, int cls, int subclass, int protocol) {
    return new byte[]{9, 4, (byte) number, (byte) alternate, 0, (byte) cls, (byte) subclass, (byte) protocol, 0};
  }

  private static int hex(String text) {
    return Integer.parseInt(text, 16);
  }

  private static int number(Map<String, Object> json, String key) {
    return json.get(key) instanceof Number number ? number.intValue() : 0;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return json instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
