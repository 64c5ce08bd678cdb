// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli.profiles;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.cli.TextTable;
import org.klartecken.agent.cli.devices.Explanation;
import org.klartecken.contract.Device;
import org.klartecken.contract.DeviceId;
import org.klartecken.contract.DeviceKind;
import org.klartecken.contract.UsbId;
import org.klartecken.contract.UsbIdentity;
import org.klartecken.profile.DevicePart;
import org.klartecken.profile.DeviceProfile;
import org.klartecken.profile.Marks;
import org.klartecken.profile.PartMatch;
import org.klartecken.profile.file.CatalogLoader;
import org.klartecken.profile.file.LoadedCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code profiles find 046d:0866} or {@code find meetup}: what is known under an id, a name or an EDID name. */
@Command(name = "find", mixinStandardHelpOptions = true, description = "Shows which profile knows a USB id, or which have a word in their name; exits 1 when none does.")
public final class FindCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--site", paramLabel = "DIR", description = "A folder with profiles of your own, which win over the shipped ones.")
  private @Nullable Path site;

  @Parameters(paramLabel = "VID:PID|WORD", description = "A USB id, or a part of a maker's, a model's or a display's name.")
  private String wanted;

  @Override
  public Integer call() {
    LoadedCatalog loaded = site == null ? CatalogLoader.shipped() : CatalogLoader.withSite(site);
    loaded.errors().forEach(spec.commandLine().getErr()::println);
    boolean isId = wanted.matches("[0-9a-fA-F]{4}:[0-9a-fA-F]{4}");
    return isId ? byId(UsbId.parse(wanted), loaded) : byWord(wanted.toLowerCase(Locale.ROOT), loaded);
  }

  private int byId(UsbId id, LoadedCatalog loaded) {
    PrintWriter out = spec.commandLine().getOut();
    // of a kind that no class judges, so that only what is known of the id itself answers
    Device device = new Device(new DeviceId("usb:1-1"), DeviceKind.OTHER, "USB " + id, DeviceId.HOST, Set.of(),
        new UsbIdentity(id, "1-1", null, null, null, null), null);
    var known = loaded.catalog().recognise(device);
    if (known.isEmpty()) {
      out.println("No profile knows " + id + ". Such a device is judged by its class.");
      return 1;
    }
    TextTable table = new TextTable();
    Explanation.of(device, known).forEach(table::row);
    known.get().part().instructions().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
        .forEach(i -> table.row("when " + i.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            i.getValue().with("device", known.get().name(device)).en()));
    table.lines(0).forEach(out::println);
    return 0;
  }

  private int byWord(String word, LoadedCatalog loaded) {
    PrintWriter out = spec.commandLine().getOut();
    List<DeviceProfile> found = loaded.catalog().profiles().stream()
        .filter(p -> names(p).anyMatch(n -> n.contains(word)))
        .toList();
    TextTable table = new TextTable();
    for (DeviceProfile profile : found) {
      for (DevicePart part : profile.parts()) {
        table.row(profile.id() + (part.id().equals(DevicePart.WHOLE) ? "" : " " + part.id()),
            part.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
            String.join(" ", marks(part.match()).toList()));
      }
    }
    table.lines(0).forEach(out::println);
    if (found.isEmpty()) {
      out.println("No profile has \"" + wanted + "\" in its name.");
    }
    return found.isEmpty() ? 1 : 0;
  }

  private static Stream<String> names(DeviceProfile profile) {
    Stream<String> marks = profile.parts().stream().flatMap(p -> marks(p.match()));
    return Stream.concat(Stream.of(profile.name(), profile.id()), marks).map(n -> n.toLowerCase(Locale.ROOT));
  }

  private static Stream<String> marks(PartMatch match) {
    Stream<String> ids = Stream.concat(match.usb().stream(), match.notReady().keySet().stream()).sorted()
        .map(UsbId::toString);
    Stream<String> names = Stream.concat(match.products().stream(), match.displays().stream()).sorted();
    return Stream.of(ids, names, match.vendors().stream().sorted().map(Marks::vendor)).flatMap(s -> s);
  }
}
