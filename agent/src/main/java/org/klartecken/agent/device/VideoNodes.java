// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.klartecken.contract.DeviceId;

/** The nodes {@code /dev/video*} that deliver pictures, from {@code sys/class/video4linux}. */
final class VideoNodes {
  private static final Pattern NODE = Pattern.compile("video\\d{1,4}");
  /** How test and platform drivers mark nodes that take pictures or carry other things than pictures. */
  private static final Pattern NO_PICTURES = Pattern.compile(".*\\b(?:vid-out|meta-cap|meta-out|out)\\b.*");

  private VideoNodes() {
  }

  /**
   * A node that delivers pictures.
   *
   * @param label what its driver calls it
   * @param port the USB device it belongs to; empty for a camera that is built in
   * @param owner the folder of the function it belongs to; nodes of one camera share it
   */
  record VideoNode(String name, Path node, SysDirectory directory, String label, Optional<UsbPort> port, Path owner) {
    DeviceId id() {
      return port.map(UsbPort::id).orElseGet(() -> new DeviceId("video:" + name));
    }
  }

  static List<VideoNode> read(SystemRoot root) {
    Map<Path, List<ClassEntry>> byOwner = new LinkedHashMap<>();
    for (ClassEntry entry : ClassEntry.all(root, "video4linux")) {
      if (NODE.matcher(entry.name()).matches() && !entry.isVirtual()) {
        byOwner.computeIfAbsent(owner(entry), _ -> new ArrayList<>()).add(entry);
      }
    }
    return byOwner.entrySet().stream()
        .flatMap(e -> capturing(e.getValue()).stream().map(c -> node(root, c, e.getKey())))
        .toList();
  }

  /**
   * Since Linux 4.16 uvcvideo registers a node for metadata right behind each node for pictures: those of one function
   * alternate, and there is an even number of them.
   */
  private static Collection<ClassEntry> capturing(List<ClassEntry> nodes) {
    List<ClassEntry> pictures = nodes.stream().filter(n -> !NO_PICTURES.matcher(label(n)).matches()).toList();
    boolean alternate = pictures.size() % 2 == 0 && pictures.stream().allMatch(n -> n.port().isPresent());
    return alternate
        ? pictures.stream().filter(n -> n.directory().number("index").orElse(0) % 2 == 0).toList()
        : pictures;
  }

  private static VideoNode node(SystemRoot root, ClassEntry entry, Path owner) {
    return new VideoNode(entry.name(), root.at("dev/" + entry.name()), entry.directory(), label(entry), entry.port(),
        owner);
  }

  private static String label(ClassEntry entry) {
    return entry.directory().text("name").orElse("Camera");
  }

  /** {@code …/1-2:1.0} of {@code …/1-2:1.0/video4linux/video0}. */
  private static Path owner(ClassEntry entry) {
    Path folder = Objects.requireNonNullElse(entry.real().getParent(), entry.real());
    return Objects.requireNonNullElse(folder.getParent(), folder);
  }
}
