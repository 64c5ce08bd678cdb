// SPDX-License-Identifier: Apache-2.0
package org.klartecken;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The pure chain, as rules that the build checks: {@code contract ← profile ← room ← readiness}. */
@AnalyzeClasses(packages = "org.klartecken", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CONTRACT = "org.klartecken.contract";
  private static final String PROFILE = "org.klartecken.profile";
  private static final String FILE = "org.klartecken.profile.file";
  private static final String ROOM = "org.klartecken.room";
  private static final String QUALITY = "org.klartecken.quality";
  private static final String READINESS = "org.klartecken.readiness";

  /** The only classes of the chain that know JSON, and what the processor makes for them. */
  private static final Set<String> CODECS = Set.of("JsonLibrary", "WireCodec", "WireAdapters", "StateCodec",
      "FittingsCodec", "AssessmentCodec");
  private static final DescribedPredicate<JavaClass> A_CODEC = describe("a codec", c -> {
    String outermost = c.getName().replaceFirst(".*[.]", "").replaceFirst("[$].*", "");
    return CODECS.contains(outermost) || c.getSimpleName().endsWith("JsonAdapter");
  });
  private static final DescribedPredicate<JavaClass> PLAIN_JAVA = or(
      resideInAnyPackage("java.lang", "java.lang.annotation", "java.lang.runtime", "java.util", "java.util.function",
          "java.util.stream", "java.util.regex", "java.time", "java.time.temporal", "org.jspecify.annotations"),
      describe("ByteBuffer", c -> c.getName().equals("java.nio.ByteBuffer")));

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NOTHING_OF_OURS = noClasses().that().resideInAPackage(CONTRACT)
      .should().dependOnClassesThat().resideInAnyPackage(PROFILE + "..", ROOM + "..", READINESS + "..");

  @ArchTest
  static final ArchRule PROFILES_KNOW_THE_CONTRACT_ONLY = noClasses().that().resideInAPackage(PROFILE)
      .should().dependOnClassesThat().resideInAnyPackage(FILE, ROOM + "..", READINESS + "..");

  @ArchTest
  static final ArchRule A_ROOM_DOES_NOT_KNOW_HOW_IT_IS_JUDGED = noClasses().that().resideInAPackage(ROOM)
      .should().dependOnClassesThat().resideInAnyPackage(FILE, READINESS + "..");

  @ArchTest
  static final ArchRule JUDGING_READS_NO_FILES = noClasses().that().resideInAPackage(READINESS)
      .should().dependOnClassesThat().resideInAPackage(FILE);

  @ArchTest
  static final ArchRule THE_CHAIN_IS_PURE = classes().that()
      .resideInAnyPackage(CONTRACT, PROFILE, ROOM, QUALITY, READINESS)
      .and(DescribedPredicate.not(A_CODEC))
      .should().onlyDependOnClassesThat(or(PLAIN_JAVA, resideInAnyPackage("org.klartecken..")))
      .because("the same input gives the same judgement, everywhere and in every test");

  @ArchTest
  static final ArchRule ONLY_CODECS_KNOW_JSON = noClasses().that(DescribedPredicate.not(A_CODEC))
      .and().resideOutsideOfPackage("..jsonb").should().dependOnClassesThat().resideInAPackage("io.avaje..");

  @ArchTest
  static final ArchRule ONLY_READERS_KNOW_YAML = noClasses().that().resideOutsideOfPackage(FILE)
      .should().dependOnClassesThat().resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("org.klartecken.(**)").should().beFreeOfCycles();
}
