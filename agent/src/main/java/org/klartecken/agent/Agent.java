// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.klartecken.agent.device.AttachedDevice;
import org.klartecken.agent.device.LinuxInventory;
import org.klartecken.agent.device.ProfilesInForce;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.enrol.Credentials;
import org.klartecken.agent.enrol.PinnedTrust;
import org.klartecken.agent.hotplug.MixerWatch;
import org.klartecken.agent.hotplug.UeventSource;
import org.klartecken.agent.metrics.Tally;
import org.klartecken.agent.probe.ProbeRunner;
import org.klartecken.agent.probe.Probes;
import org.klartecken.agent.probe.Survey;
import org.klartecken.agent.probe.network.WebProbe;
import org.klartecken.agent.probe.sound.SoundLevelsProbe;
import org.klartecken.agent.publish.Courier;
import org.klartecken.agent.publish.MqttLine;
import org.klartecken.agent.publish.Spool;
import org.klartecken.agent.report.ReportAssembler;
import org.klartecken.agent.report.StateDigest;
import org.klartecken.agent.selftest.Told;
import org.klartecken.agent.selftest.child.SelfTestRunner;
import org.klartecken.agent.selftest.remedy.TriedFile;
import org.klartecken.agent.state.DeviceDiary;
import org.klartecken.agent.state.StateDirectory;
import org.klartecken.agent.system.BootId;
import org.klartecken.agent.system.SparePages;
import org.klartecken.agent.system.Stamps;
import org.klartecken.agent.system.SteadyClock;
import org.klartecken.agent.system.UptimeBootClock;
import org.klartecken.agent.transport.WebLink;
import org.klartecken.agent.usage.UsageListener;
import org.klartecken.agent.usage.UsageWatch;
import org.klartecken.agent.usage.UseReader;
import org.klartecken.contract.Observation;
import org.klartecken.contract.UsageSession;
import org.klartecken.contract.WireCodec;

/** Wires the parts of a running agent; knows them all. */
public final class Agent {
  /** After this everything has been done once that is done again and again. */
  private static final Duration START = Duration.ofSeconds(30);

  private final AgentLoop loop;
  private final Courier courier;
  private final Surveyor surveyor;
  private final Survey survey;
  private final Spool spool;
  private final UsageWatch usage;
  private final SystemRoot root;
  private volatile List<AttachedDevice> attached = List.of();
  private volatile @Nullable MixerWatch mixers;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Opens the spool and prepares everything; nothing runs yet.
   *
   * @throws IOException when the spool cannot be opened
   * @throws GeneralSecurityException when the credentials' certificate is not readable
   */
  public Agent(AgentConfig config, Credentials credentials, StateDirectory state, InstantSource wall, Tally tally)
      throws IOException, GeneralSecurityException {
    root = root(config);
    WireCodec codec = new WireCodec();
    UptimeBootClock clock = new UptimeBootClock();
    String boot = BootId.of(root);
    Stamps stamps = new Stamps(boot, clock, wall);
    spool = Spool.open(state.at("spool"), Spool.Limits.USUAL, tally);
    SteadyClock steady = SteadyClock.from(clock, wall);
    loop = new AgentLoop(codec,
        new ReportAssembler(Version.info(root), new StateDigest(codec), steady.booted()), stamps::next,
        clock::milliseconds, wall, spool, config.heartbeat(),
        new SelfTestRunner(root, config.site(), credentials.mqttHost(), config.rights(), new TriedFile(state.at(".")),
            Version.info(root).toString(), this::selfTested),
        tally);
    courier = new Courier(new MqttLine(credentials, event -> loop.tell(new AgentEvent.OnLine(event))), spool,
        RandomGenerator.getDefault(), tally);
    survey = survey(root, config, state.at("."), web(credentials), tally);
    DeviceDiary diary = new DeviceDiary(state, codec);
    surveyor = new Surveyor(survey::glance, this::look, seen -> {
      loop.tell(new AgentEvent.Surveyed(seen));
      diary.note(seen, wall.instant());
    }, steady,
        config.rescan(), survey::askAgainAt, tally);
    usage = new UsageWatch(new UseReader(root), () -> attached, boot, clock, wall, new UsageListener() {
      @Override
      public void used(List<UsageSession> changed, List<UsageSession> open) {
        loop.tell(new AgentEvent.Used(changed, open));
      }

      @Override
      public void useChanged() {
        surveyor.changed();
      }
    });
  }

  private void selfTested(Told told) {
    loop.tell(new AgentEvent.SelfTested(told));
  }

  private Observation look(Instant now) {
    Survey.Look look = survey.look(now);
    attached = look.devices();
    MixerWatch listening = mixers;
    if (listening != null) {
      listening.follow(SoundLevelsProbe.controls(attached, root));
    }
    return look.observation();
  }

  private void turned() {
    survey.outdate(SoundLevelsProbe.NAME);
    surveyor.changed();
  }

  private static SystemRoot root(AgentConfig config) {
    SystemRoot named = new SystemRoot(config.root().toAbsolutePath().normalize());
    return named.isLive() ? SystemRoot.LIVE : named;
  }

  private static Optional<WebProbe.Door> web(Credentials credentials) {
    WebLink link = new WebLink(() -> PinnedTrust.besidesSystem(credentials.caPem()), WebProbe.Door.LIMIT);
    return credentials.webAddress().map(address -> new WebProbe.Door(link, address.uri()));
  }

  private static Survey survey(SystemRoot root, AgentConfig config, Path data, Optional<WebProbe.Door> web,
      Tally tally) {
    return new Survey(new LinuxInventory(root, () -> ProfilesInForce.of(config.site())),
        new ProbeRunner(Probes.all(root, data, web), tally));
  }

  /** Runs until {@link #stop}, on the calling thread. */
  public void run() {
    loop.step(courier); // connecting takes a third of a second, in which the PC is looked at
    mixers = root.isLive() ? MixerWatch.start(this::turned).orElse(null) : null;
    surveyor.start();
    usage.start();
    Optional<UeventSource> changes = UeventSource.start(_ -> surveyor.changed());
    SparePages.giveBackAfter(START);
    try {
      loop.run(courier);
    } finally {
      changes.ifPresent(UeventSource::close);
      Optional.ofNullable(mixers).ifPresent(MixerWatch::close);
      surveyor.close();
      survey.close();
      spool.close();
      ended.countDown();
    }
  }

  /** Ends {@link #run} with a good-bye to the server, from any thread; waits for it three seconds at most. */
  public void stop() {
    usage.close(); // tells the end of what still lasts, while there is somebody to hear it
    loop.tell(new AgentEvent.Stop());
    try {
      var _ = ended.await(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
