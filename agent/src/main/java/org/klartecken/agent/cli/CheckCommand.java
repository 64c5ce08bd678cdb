// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.cli.check.CheckJson;
import org.klartecken.agent.cli.check.CheckText;
import org.klartecken.agent.cli.check.Checked;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.state.DeviceDiary;
import org.klartecken.contract.Message;
import org.klartecken.contract.WireCodec;
import org.klartecken.profile.ProfileCatalog;
import org.klartecken.profile.RoomStandard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code check}: looks at this PC once and judges it, without any server.
 *
 * <p>Exit codes and the first line are those of the Monitoring Plugins Development Guidelines: 0 OK, 1 WARNING,
 * 2 CRITICAL, 3 UNKNOWN, also for a wrong command line.
 */
@Command(name = "check", mixinStandardHelpOptions = true, exitCodeOnInvalidInput = 3, exitCodeOnExecutionException = 3, description = "Says whether this room is ready, and what to do if it is not. Exits 0 (OK), 1 (WARNING), 2 (CRITICAL) or 3 (UNKNOWN), as Nagios, Icinga, Checkmk and Zabbix want it.")
public final class CheckCommand implements Callable<Integer> {
  private static final String SWEDISH = "sv";

  /** The languages of the product. */
  enum Language {
    sv, en
  }

  @Spec
  private CommandSpec spec;

  @Mixin
  private LookOptions look;

  @Option(names = "--standard", paramLabel = "ID", defaultValue = ProfileCatalog.DEFAULT_STANDARD, description = "The room standard to hold the room against (default: ${DEFAULT-VALUE}).")
  private String standard;

  @Option(names = "--state", paramLabel = "DIR", description = "Where the agent of this PC keeps what it saw, to tell what was moved, swapped or lost (default: $KLARTECKEN_STATE, else ~/.local/state/klartecken).")
  private @Nullable Path state;

  @Option(names = "--lang", description = "Language of the text: ${COMPLETION-CANDIDATES} (default: the session's).")
  private @Nullable Language language;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LookOptions.Known known = look.known(spec.commandLine().getErr());
    ProfileCatalog catalog = known.standards();
    RoomStandard held = catalog.standard(standard).orElseThrow(() -> unknownStandard(catalog));
    Instant now = InstantSource.system().instant();
    try (Survey survey = look.survey(known.profiles())) {
      Checked checked = Checked.judge(survey.observe(now), past(), held, known.profiles(), now);
      if (json) {
        out.println(new CheckJson().of(checked));
      } else {
        new CheckText(checked, language()).lines().forEach(out::println);
      }
      return checked.status().exitCode();
    }
  }

  /** Of another system than this PC nobody kept what was there, unless it is said where. */
  private List<Message.Report> past() {
    if (state == null && !look.root().isLive()) {
      return List.of();
    }
    return DeviceDiary.read(state == null ? EnrolOptions.usualState() : state, new WireCodec());
  }

  private String language() {
    if (language != null) {
      return language.name();
    }
    return Locale.getDefault().getLanguage().equals(SWEDISH) ? SWEDISH : Language.en.name();
  }

  private ParameterException unknownStandard(ProfileCatalog catalog) {
    String known = catalog.standards().stream().map(RoomStandard::id).sorted().collect(Collectors.joining(", "));
    return new ParameterException(spec.commandLine(),
        "There is no room standard \"" + standard + "\". There are: " + known + ".");
  }
}
