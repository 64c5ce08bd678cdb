// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.klartecken.agent.device.SystemRoot;
import org.klartecken.agent.probe.network.WebProbe;
import org.klartecken.agent.transport.WebLink;

class ProbesTest {
  @Test
  void listsEveryProbeThatThereIs() {
    Set<String> written = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.klartecken.agent").stream().filter(c -> c.isAssignableTo(Probe.class) && !c.isInterface())
        .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed = all().stream().map(p -> p.getClass().getName()).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(written, listed);
  }

  @Test
  void givesEachProbeANameOfItsOwn() {
    assertEquals(all().size(), all().stream().map(Probe::name).distinct().count());
  }

  private static List<Probe> all() {
    WebLink link = new WebLink(SSLContext::getDefault, WebProbe.Door.LIMIT);
    return Probes.all(SystemRoot.LIVE, Path.of("/"),
        Optional.of(new WebProbe.Door(link, URI.create("https://fleet.example.org"))));
  }
}
