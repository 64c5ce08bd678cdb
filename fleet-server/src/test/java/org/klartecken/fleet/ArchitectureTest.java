// SPDX-License-Identifier: Apache-2.0
package org.klartecken.fleet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.avaje.jsonb.Jsonb;

/** The structure of the server, as rules that the build checks. */
@AnalyzeClasses(packages = "org.klartecken", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule SERVER_NEVER_SEES_THE_AGENT = noClasses().that().resideInAPackage("org.klartecken..")
      .should().dependOnClassesThat().resideInAPackage("org.klartecken.agent..")
      .because("agent and server meet in the contract only");

  @ArchTest
  static final ArchRule VOCABULARY_KNOWS_NO_FRAMEWORK = noClasses().that()
      .resideInAnyPackage("org.klartecken.contract..", "org.klartecken.profile..", "org.klartecken.room..",
          "org.klartecken.readiness..")
      .and().resideOutsideOfPackage("org.klartecken.profile.file")
      .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "java.sql..", "java.net..", "java.io..");

  @ArchTest
  static final ArchRule DECIDING_DOES_NOT_KNOW_THE_SHELL = noClasses().that()
      .haveSimpleNameStartingWith("TicketLifecycle").or().haveSimpleName("UsageMath").should().dependOnClassesThat()
      .resideInAnyPackage("io.vertx..", "java.sql..", "java.net..", "java.io..", "org.klartecken.fleet.store..",
          "org.klartecken.fleet.web..");

  @ArchTest
  static final ArchRule NOTHING_BUT_THE_WIRING_KNOWS_THE_WEB = noClasses().that()
      .resideInAnyPackage("..fleet.ingest..", "..fleet.pipeline..", "..fleet.store..", "..fleet.ticket..",
          "..fleet.room..", "..fleet.usage..", "..fleet.history..")
      .should().dependOnClassesThat().resideInAPackage("..fleet.web..");

  @ArchTest
  static final ArchRule JSON_IS_MADE_BEHIND_ITS_LOCK = noClasses().that().doNotHaveSimpleName("JsonLibrary").should()
      .callMethod(Jsonb.Builder.class, "build").orShould().callMethod(Jsonb.class, "instance")
      .because("the JSON library may not be set up by two threads at once");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("org.klartecken.fleet.(*)..").should().beFreeOfCycles();
}
