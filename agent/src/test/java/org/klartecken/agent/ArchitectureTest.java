// SPDX-License-Identifier: Apache-2.0
package org.klartecken.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.avaje.jsonb.Jsonb;

/** The structure of the agent, as rules that the build checks. */
@AnalyzeClasses(packages = "org.klartecken", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule AGENT_NEVER_SEES_THE_SERVER = noClasses().that().resideInAPackage("org.klartecken..")
      .should().dependOnClassesThat().resideInAPackage("org.klartecken.fleet..")
      .because("agent and server meet in the contract only");

  @ArchTest
  static final ArchRule PROTOCOL_IS_PURE = classes().that().resideInAPackage("..agent.protocol..").should()
      .onlyDependOnClassesThat().resideInAnyPackage("org.klartecken.agent.protocol..", "org.klartecken.contract..",
          "java.lang..", "java.util", "java.util.function", "java.util.stream", "java.util.regex", "java.time..",
          "java.nio", "java.nio.charset", "org.jspecify..")
      .because("bytes become records without any input or output");

  @ArchTest
  static final ArchRule DEVICES_DO_NOT_KNOW_WHAT_BECOMES_OF_THEM = noClasses().that()
      .resideInAnyPackage("..agent.device..", "..agent.system..").should().dependOnClassesThat()
      .resideInAnyPackage("..agent.probe..", "..agent.report..", "..agent.publish..", "..agent.cli..");

  @ArchTest
  static final ArchRule PROBES_DO_NOT_KNOW_HOW_THEY_ARE_PUBLISHED = noClasses().that()
      .resideInAPackage("..agent.probe..").should().dependOnClassesThat()
      .resideInAnyPackage("..agent.report..", "..agent.publish..", "..agent.cli..");

  @ArchTest
  static final ArchRule ONLY_THE_PUBLISHER_KNOWS_PAHO = noClasses().that().resideOutsideOfPackage("..agent.publish..")
      .should().dependOnClassesThat().resideInAPackage("org.eclipse.paho..");

  @ArchTest
  static final ArchRule JSON_IS_MADE_BEHIND_ITS_LOCK = noClasses().that().doNotHaveSimpleName("JsonLibrary").should()
      .callMethod(Jsonb.Builder.class, "build").orShould().callMethod(Jsonb.class, "instance")
      .because("the JSON library may not be set up by two threads at once");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("org.klartecken.agent.(*)..").should().beFreeOfCycles();
}
