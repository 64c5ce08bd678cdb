// SPDX-License-Identifier: Apache-2.0
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Lets an agent live for some seconds as on a room PC, so that Java notes which classes it needs: {@code
 * Rehearsal.java KEYSTORE STATE COMMAND…}. The server is played here, as far as an agent's life needs it.
 *
 * <p>A PC that makes an image rarely has a room's devices, so the agent is also shown some that are made of files.
 *
 * <p>The key store has the password {@code rehearsal} and one key, {@code server} for localhost, with its certificate and
 * that of the authority that signed it. Exit code 0 when the agent told its state and ended in order.
 */
final class Rehearsal {
  private static final char[] PASSWORD = "rehearsal".toCharArray();
  private static final long PATIENCE_S = 60;
  /** Heartbeat, re-scan and a look at who uses what come within it. */
  private static final long LIFE_MS = 7000;

  private final SSLServerSocket door;
  private final CountDownLatch told = new CountDownLatch(1);

  private Rehearsal(SSLServerSocket door) {
    this.door = door;
  }

  public static void main(String[] arguments) throws Exception {
    KeyStore keys = KeyStore.getInstance(Path.of(arguments[0]).toFile(), PASSWORD);
    Path state = Path.of(arguments[1]);
    try (SSLServerSocket door = open(keys)) {
      Rehearsal rehearsal = new Rehearsal(door);
      Thread.ofPlatform().daemon().start(rehearsal::serve);
      Files.writeString(state.resolve("credentials.json"), credentials(keys, door.getLocalPort()));
      room(state.resolve("room"));
      System.exit(rehearsal.play(Arrays.asList(arguments).subList(2, arguments.length)));
    }
  }

  private int play(List<String> command) throws IOException, InterruptedException {
    Process agent = new ProcessBuilder(command).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT).start();
    try {
      if (!told.await(PATIENCE_S, TimeUnit.SECONDS)) {
        System.err.println("The agent did not tell its state.");
        return 1;
      }
      Thread.sleep(LIFE_MS);
      agent.destroy();
      return agent.waitFor(PATIENCE_S, TimeUnit.SECONDS) ? 0 : 1;
    } finally {
      agent.destroyForcibly();
    }
  }

  private static SSLServerSocket open(KeyStore keys) throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static String credentials(KeyStore keys, int port) throws Exception {
    String pem = "-----BEGIN CERTIFICATE-----\\n" + Base64.getEncoder().encodeToString(keys.getCertificateChain("server")[1].getEncoded())
        + "\\n-----END CERTIFICATE-----\\n";
    return """
        {"agent":"a-rehearsal","shard":"s1","mqttHost":"localhost","mqttPort":%d,"username":"a-rehearsal",\
        "password":"rehearsal","caPem":"%s"}
        """.formatted(port, pem);
  }

  /** A camera, a speakerphone, a network adapter of models that have profiles, and a webcam that has none. */
  private static void room(Path root) throws IOException {
    Files.createDirectories(root.resolve("dev"));
    write(root.resolve("proc/uptime"), "4711.25 9000.00");
    plug(root, "1-1", "046d", "0866", "MeetUp", "5000", new int[][]{{0x0e, 1}, {0x0e, 2}, {0x01, 1}}, "uvcvideo");
    plug(root, "1-2", "0b0e", "0420", "Jabra SPEAK 510 USB", "12", new int[][]{{0x01, 1}, {0x01, 2}, {0x03, 0}}, "snd-usb-audio");
    plug(root, "1-3", "0bda", "8153", "USB 10/100/1000 LAN", "5000", new int[][]{{0xff, 0xff}}, "r8152");
    plug(root, "1-4", "1d6c", "0103", "Webcam", "480", new int[][]{{0x0e, 1}, {0x0e, 2}}, "uvcvideo");
  }

  private static void plug(Path root, String port, String vendor, String product, String name, String speed, int[][] interfaces,
      String driver) throws IOException {
    Path place = root.resolve("sys/devices/pci0000:00/0000:00:14.0/usb1/" + port);
    Map<String, String> told = Map.of("idVendor", vendor, "idProduct", product, "product", name, "bcdDevice", "0100", "speed", speed,
        "version", " 2.00", "bDeviceClass", "ef");
    for (Map.Entry<String, String> attribute : told.entrySet()) {
      write(place.resolve(attribute.getKey()), attribute.getValue());
    }
    StringBuilder descriptors = new StringBuilder("12010002ef020140" + swapped(vendor) + swapped(product) + "000100000001");
    descriptors.append("0902%02x00%02x010080fa".formatted(9 + 9 * interfaces.length, interfaces.length));
    for (int n = 0; n < interfaces.length; n++) {
      int[] face = interfaces[n];
      descriptors.append("0904%02x0000%02x%02x0000".formatted(n, face[0], face[1]));
      Path at = place.resolve(port + ":1." + n);
      write(at.resolve("bInterfaceNumber"), "%02x".formatted(n));
      write(at.resolve("bInterfaceClass"), "%02x".formatted(face[0]));
      write(at.resolve("bInterfaceSubClass"), "%02x".formatted(face[1]));
      write(at.resolve("bInterfaceProtocol"), "00");
      link(at.resolve("driver"), Files.createDirectories(root.resolve("sys/bus/usb/drivers/" + driver)));
      link(root.resolve("sys/bus/usb/devices/" + port + ":1." + n), at);
    }
    Files.write(place.resolve("descriptors"), HexFormat.of().parseHex(descriptors));
    link(root.resolve("sys/bus/usb/devices/" + port), place);
  }

  private static String swapped(String id) {
    return id.substring(2) + id.substring(0, 2);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(from.getParent());
    Files.createSymbolicLink(from, from.getParent().relativize(to));
  }

  private void serve() {
    try (SSLSocket agent = (SSLSocket) door.accept()) {
      DataInputStream in = new DataInputStream(agent.getInputStream());
      OutputStream out = agent.getOutputStream();
      for (int head = in.read(); head >= 0; head = in.read()) {
        byte[] body = in.readNBytes(length(in));
        out.write(answer(head, body));
        out.flush();
      }
    } catch (IOException e) { // the agent has gone, or will say that it cannot reach us
      System.err.println("rehearsal: " + e.getMessage());
    }
  }

  /** What MQTT 5 wants said to a packet; nothing to a good-bye. */
  private byte[] answer(int head, byte[] body) {
    return switch (head >> 4) {
      case 1 -> new byte[]{0x20, 3, 0, 0, 0}; // CONNECT: welcome
      case 3 -> { // PUBLISH: topic, packet number
        told.countDown();
        int number = 2 + (body[0] << 8 | body[1] & 0xff);
        yield new byte[]{0x40, 2, body[number], body[number + 1]};
      }
      case 8 -> new byte[]{(byte) 0x90, 4, body[0], body[1], 0, 1}; // SUBSCRIBE: granted
      case 12 -> new byte[]{(byte) 0xd0, 0}; // PINGREQ
      default -> new byte[0];
    };
  }

  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (int shift = 0;; shift += 7) {
      int octet = in.read();
      length |= (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return length;
      }
    }
  }
}
