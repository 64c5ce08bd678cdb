// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.profiles;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.SysDirectory;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.device.UsbInterface;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceKind;
import org.klartecken.profile.DeviceProfiles;
import org.klartecken.profile.Marks;
import org.klartecken.profile.file.FileError;
import org.klartecken.profile.file.ProfileLint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code profiles new}: makes a well-formed profile from arguments, or from a device that is attached.
 *
 * <p>Asks for what is missing when somebody sits at the terminal. Prints the file, or writes it where {@code --into}
 * says; never over one that is there.
 */
@Command(name = "new", mixinStandardHelpOptions = true, description = "Makes a well-formed profile from arguments, or from a device that is attached.")
public final class NewCommand implements Callable<Integer> {
  private static final Pattern USB_ID = Pattern.compile("[0-9a-f]{4}:[0-9a-f]{4}");

  @Spec
  private CommandSpec spec;

  @Option(names = "--maker", description = "Who makes it: Jabra.")
  private @Nullable String maker;

  @Option(names = "--model", description = "What it is sold as: Speak 510.")
  private @Nullable String model;

  @Option(names = "--kind", description = "What it is: ${COMPLETION-CANDIDATES}.")
  private @Nullable DeviceKind kind;

  @Option(names = "--like", paramLabel = "CLASS", description = "The class it takes over, speakerphone-ring (default: the one of its kind).", defaultValue = "")
  private String like;

  @Option(names = "--usb", split = ",", paramLabel = "VID:PID", description = "The USB ids under which it appears.")
  private @Nullable List<String> usb;

  @Option(names = "--display", split = ",", paramLabel = "MAKER:NAME", description = "The names in its EDID, SEC:EPSON PJ.")
  private @Nullable List<String> display;

  @Option(names = "--from", paramLabel = "DEVICE", description = "An attached device as \"devices\" names it, usb:1-4.2: its ids, its name and its drivers go in.")
  private @Nullable String from;

  @Option(names = "--into", paramLabel = "DIR", description = "Write it to DIR/profiles/<maker>/<model>.yaml instead of printing it.")
  private @Nullable Path into;

  @Option(names = "--root", paramLabel = "DIR", defaultValue = "/", description = "Look for the attached device in the system below this folder (default: this PC).")
  private Path root;

  @Override
  public Integer call() throws IOException {
    Optional<AttachedDevice> attached = from == null ? Optional.empty() : Optional.of(attached(from));
    Skeleton skeleton = skeleton(attached);
    String id = ProfileLint.idOf(skeleton.maker(), skeleton.model());
    List<FileError> wrong = lint(id, skeleton.yaml());
    if (!wrong.isEmpty()) {
      wrong.forEach(spec.commandLine().getErr()::println);
      return 1;
    }
    if (into == null) {
      spec.commandLine().getOut().print(skeleton.yaml());
      return 0;
    }
    Path file = into.resolve("profiles").resolve(id + ".yaml");
    if (Files.exists(file)) {
      throw new ParameterException(spec.commandLine(), "There is a profile of that name already: " + file + ".");
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, skeleton.yaml());
    spec.commandLine().getOut().println(file);
    return 0;
  }

  private Skeleton skeleton(Optional<AttachedDevice> attached) {
    Optional<Device> device = attached.map(AttachedDevice::device);
    Map<String, List<String>> marks = marks(device);
    if (marks.isEmpty()) {
      throw new ParameterException(spec.commandLine(),
          "Say by what it is recognised: --usb VID:PID, --display MAKER:NAME, or --from an attached device.");
    }
    String whose = asked("maker", maker,
        device.map(d -> d.usb() == null ? null : d.usb().manufacturer()).orElse(null));
    String what = asked("model", model, device.map(Device::name).orElse(null));
    DeviceKind of = kind != null
        ? kind
        : device.map(Device::kind).filter(k -> k != DeviceKind.OTHER).orElse(null);
    if (of == null && like.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Say what it is: --kind CAMERA, or --like webcam.");
    }
    return new Skeleton(whose, what, of == null ? DeviceKind.OTHER : of, like, marks,
        attached.map(NewCommand::drivers).orElse(Map.of()),
        attached.isPresent() ? "own, from an attached device" : "own");
  }

  private Map<String, List<String>> marks(Optional<Device> device) {
    Map<String, List<String>> marks = new LinkedHashMap<>();
    List<String> ids = usb != null
        ? usb.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList()
        : device.flatMap(d -> Optional.ofNullable(d.usb())).map(u -> List.of(u.id().toString())).orElse(List.of());
    ids.stream().filter(id -> !USB_ID.matcher(id).matches()).findFirst().ifPresent(id -> {
      throw new ParameterException(spec.commandLine(), "A USB id looks like 046d:0866, not \"" + id + "\".");
    });
    List<String> names = display != null
        ? display
        : device.flatMap(Marks::display).map(List::of).orElse(List.of());
    if (!ids.isEmpty()) {
      marks.put("usb", ids);
    }
    if (!names.isEmpty()) {
      marks.put("display", names);
    }
    return marks;
  }

  private String asked(String what, @Nullable String given, @Nullable String otherwise) {
    if (given != null) {
      return given;
    }
    Optional<String> answer = Optional.ofNullable(System.console()).filter(Console::isTerminal)
        .map(console -> console.readLine("%s%s: ", what, otherwise == null ? "" : " [" + otherwise + "]"))
        .map(String::strip).filter(told -> !told.isEmpty());
    if (answer.isPresent()) {
      return answer.get();
    }
    if (otherwise == null || otherwise.isBlank()) {
      throw new ParameterException(spec.commandLine(), "Say its " + what + ": --" + what + ".");
    }
    return otherwise.strip();
  }

  private AttachedDevice attached(String place) {
    SystemRoot system = new SystemRoot(root.toAbsolutePath().normalize());
    var devices = new LinuxInventory(system, DeviceProfiles.NONE).look(InstantSource.system().instant()).devices();
    return devices.stream().filter(d -> d.device().id().value().equals(place)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "No device is attached at " + place
            + ". There are: " + String.join(", ", devices.stream().map(d -> d.device().id().value()).toList()) + "."));
  }

  private static Map<String, Integer> drivers(AttachedDevice device) {
    Map<String, Integer> drivers = new LinkedHashMap<>();
    if (device.sysfs() != null && device.device().usb() != null) {
      UsbInterface.all(new SysDirectory(device.sysfs()))
          .forEach(i -> i.driver().ifPresent(d -> drivers.merge(d, 1, Integer::sum)));
    }
    return drivers;
  }

  /** By the same eyes as any other file: in a folder of its own, which is taken away again. */
  private static List<FileError> lint(String id, String yaml) throws IOException {
    Path folder = Files.createTempDirectory("klartecken-profile");
    Path file = folder.resolve("profiles").resolve(id + ".yaml");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, yaml);
      return ProfileLint.lint(folder);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
      Files.deleteIfExists(folder.resolve("profiles"));
      Files.deleteIfExists(folder);
    }
  }
}
