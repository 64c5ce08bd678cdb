// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet.simulate;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.klartecken.fleet.CannotStart;
import org.klartecken.fleet.FleetStore;
import org.klartecken.fleet.enrol.EnrolTokens;
import org.klartecken.fleet.enrol.RoomPlan;
import org.klartecken.fleet.simulate.Simulation.Cast;
import org.klartecken.fleet.simulate.Town.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate-rooms}: plays rooms until it is told to stop. */
@Command(name = "simulate-rooms", mixinStandardHelpOptions = true, description = "Plays many rooms over the real wire, for demonstrations and load.")
public final class SimulateCommand implements Callable<Integer> {
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);
  private static final int MOST_ROOMS = 20_000;
  @Option(names = "--rooms", required = true, paramLabel = "N", description = "how many")
  private int rooms;
  @Option(names = "--faults", paramLabel = "none|few|many|storm", description = "how much goes wrong (${DEFAULT-VALUE})")
  private String faults = "few";
  @Option(names = "--seed", paramLabel = "N", description = "decides what goes wrong when (${DEFAULT-VALUE})")
  private long seed = 1;
  @Option(names = "--server", paramLabel = "URL", description = "the fleet server (${DEFAULT-VALUE})")
  private URI server = URI.create("http://localhost:8080");
  @Option(names = "--data", required = true, paramLabel = "DIR", description = "the server's data folder: enrolment tokens are made there, credentials are kept there")
  private Path data = Path.of("data");
  @Option(names = "--past-days", paramLabel = "N", description = "tell the use and the self-tests of so many days before the start (${DEFAULT-VALUE})")
  private int pastDays = 30;
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    FaultLevel level = level();
    if (rooms < 1 || rooms > MOST_ROOMS || pastDays < 0 || pastDays > 60) {
      throw new ParameterException(spec.commandLine(), "--rooms lies between 1 and 20000, --past-days from 0 to 60.");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      List<Cast> casts = enrolled();
      play(casts, new Simulation.Setting(seed, level, Duration.ofDays(pastDays), ZoneId.systemDefault()));
      return 0;
    } catch (CannotStart | Enroller.NotEnrolled e) {
      err.println("simulate-rooms: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private FaultLevel level() {
    for (FaultLevel level : FaultLevel.values()) {
      if (level.toString().equals(faults)) {
        return level;
      }
    }
    throw new ParameterException(spec.commandLine(), "--faults is none, few, many or storm, not " + faults + '.');
  }

  private List<Cast> enrolled() {
    try (FleetStore store = FleetStore.open(data)) {
      Instant now = InstantSource.system().instant();
      EnrolTokens tokens = store.enrolTokens(List.of("localhost"), now);
      Path kept = data.resolve("simulated").resolve("credentials.json");
      return new Enroller(kept, server,
          place -> tokens.create(plan(place), 1, TOKEN_LIFE, InstantSource.system().instant()).getFirst())
          .cast(new Town(RoomTypes.all()).rooms(rooms));
    }
  }

  private static RoomPlan plan(Place place) {
    return new RoomPlan(Optional.of(place.id().value()), Optional.of(place.organisation()), Optional.of(place.site()),
        Optional.of(place.siteName()), Optional.of(place.floor()), Optional.of(place.name()),
        Optional.of(place.type().standard()));
  }

  private void play(List<Cast> casts, Simulation.Setting setting) throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Simulation simulation = new Simulation(setting, InstantSource.system());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        simulation.close();
      } catch (TimeoutException e) {
        spec.commandLine().getErr().println("simulate-rooms: some rooms could not say goodbye in time.");
      }
      stopped.countDown();
    }, "stop"));
    simulation.play(casts);
    boolean told = false;
    while (!stopped.await(1, TimeUnit.SECONDS)) {
      if (!told && simulation.tally().acknowledged() >= casts.size()) {
        told = true;
        out.printf(Locale.ROOT, "%d simulated rooms play: faults=%s seed=%d connected=%d%n", casts.size(),
            setting.faults(),
            setting.seed(), simulation.tally().connected());
      }
    }
  }
}
