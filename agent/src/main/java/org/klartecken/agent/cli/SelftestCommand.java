// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.Version;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.cli.check.PluginStatus;
import org.klartecken.agent.cli.selftest.ProgressLine;
import org.klartecken.agent.cli.selftest.SelftestJson;
import org.klartecken.agent.cli.selftest.SelftestText;
import org.klartecken.agent.device.DeviceInventory;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.selftest.MeetingWatch;
import org.klartecken.agent.selftest.OneAtATime;
import org.klartecken.agent.selftest.Plan;
import org.klartecken.agent.selftest.PresentDevices;
import org.klartecken.agent.selftest.SelfTest;
import org.klartecken.agent.selftest.SelfTestOptions;
import org.klartecken.agent.selftest.SelfTestResult;
import org.klartecken.agent.selftest.Steps;
import org.klartecken.agent.selftest.remedy.Mending;
import org.klartecken.agent.selftest.remedy.Tried;
import org.klartecken.agent.selftest.remedy.TriedFile;
import org.klartecken.agent.usage.UseReader;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code selftest}: uses what this room has and measures it, without any server; exit codes as {@code check}. */
@Command(name = "selftest", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 3, exitCodeOnExecutionException = 3, description = "Uses what this room has, measures it, and says whether the room is ready. Exits as check does; 3 also when another self-test runs or the room is in use.")
public final class SelftestCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private LookOptions look;

  @Mixin
  private TestOptions test;

  @Option(names = "--standard", paramLabel = "ID", defaultValue = ProfileCatalog.DEFAULT_STANDARD, description = "The room standard to hold the room against (default: ${DEFAULT-VALUE}).")
  private String standard;

  @Option(names = "--state", paramLabel = "DIR", description = "Where the agent of this PC keeps which remedies were of no use; they are not repeated (default: $KLARTECKEN_STATE, else ~/.local/state/klartecken).")
  private @Nullable Path state;

  @Option(names = "--lang", description = "Language of the text: ${COMPLETION-CANDIDATES} (default: the session's).")
  private CheckCommand.@Nullable Language language;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    ProfileCatalog catalog = look.catalog(spec.commandLine().getErr());
    RoomStandard held = catalog.standard(standard).orElseThrow(() -> unknownStandard(catalog));
    SelfTestOptions options = options();
    Optional<OneAtATime> turn = OneAtATime.take(Path.of(System.getProperty("java.io.tmpdir")));
    if (turn.isEmpty()) {
      spec.commandLine().getErr().println("Another self-test runs on this PC.");
      return PluginStatus.UNKNOWN.exitCode();
    }
    try (OneAtATime _ = turn.get(); Survey survey = look.survey(catalog)) {
      return run(survey, catalog, held, options);
    }
  }

  private int run(Survey survey, ProfileCatalog catalog, RoomStandard held, SelfTestOptions options) {
    InstantSource wall = InstantSource.system();
    Instant now = wall.instant();
    Survey.Look seen = survey.look(now);
    DeviceInventory inventory = new LinuxInventory(look.root(), catalog);
    PresentDevices present = new PresentDevices(seen.devices(), () -> inventory.look(wall.instant()).devices());
    TriedFile file = new TriedFile(state == null ? EnrolOptions.usualState() : state);
    Tried tried = new Tried(Version.info(look.root()).toString(), file.read());
    Mending mending = new Mending(look.root(), present, options.rights(), tried);
    Plan plan = Plan.within(Steps.all(options, mending, wall), options.budget());
    MeetingWatch meetings = new MeetingWatch(new UseReader(look.root()), present);
    Thread main = Thread.currentThread();
    SelfTestResult result = progress(
        new SelfTest(plan, present, meetings::isOn, main::isInterrupted, wall));
    mending.awaitEnd();
    file.keep(tried.list());
    Checked checked = Checked.judge(result.with(seen.observation()), held, catalog, wall.instant());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new SelftestJson().of(result, checked));
    } else {
      new SelftestText(result, checked, language()).lines().forEach(out::println);
    }
    return result.isWhole() ? checked.status().exitCode() : PluginStatus.UNKNOWN.exitCode();
  }

  private SelfTestResult progress(SelfTest selfTest) {
    if (json || !ProgressLine.isTerminal()) {
      return selfTest.run((_, _, _) -> {
      });
    }
    ProgressLine line = new ProgressLine(spec.commandLine().getErr(), language());
    SelfTestResult result = selfTest.run(line);
    line.erase();
    return result;
  }

  private SelfTestOptions options() {
    try {
      return test.options();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private String language() {
    if (language != null) {
      return language.name();
    }
    return Locale.getDefault().getLanguage().equals("sv") ? "sv" : "en";
  }

  private ParameterException unknownStandard(ProfileCatalog catalog) {
    String known = catalog.standards().stream().map(RoomStandard::id).sorted().collect(Collectors.joining(", "));
    return new ParameterException(spec.commandLine(),
        "There is no room standard \"" + standard + "\". There are: " + known + ".");
  }
}
