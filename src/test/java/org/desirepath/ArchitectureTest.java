package org.desirepath;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the house to its plan: layers, siblings apart, no cycles, only {@code cli} prints or exits.
 */
@AnalyzeClasses(packages = "org.desirepath", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "org.desirepath.";

  /** From the bottom up; packages on one line never import each other. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("eventlog", "model", "statistics"),
          List.of("io", "discovery", "conformance", "simulation", "visualization"),
          List.of("diagnostics"),
          List.of("comparison"),
          List.of("report"),
          List.of("cli"));

  /** Interface -> the contract test that each of its implementers must have. */
  private static final Map<String, String> CONTRACTS =
      Map.of("org.desirepath.discovery.DiscoveryAlgorithm", "DiscoveryAlgorithmContract");

  @ArchTest
  static void importsOnlyPointDown(JavaClasses classes) {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (List<String> line : LAYERS) {
      for (String name : line) {
        layers = layers.optionalLayer(name).definedBy(ROOT + name + "..");
      }
    }
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] above = LAYERS.stream().skip(i + 1L).flatMap(List::stream).toArray(String[]::new);
      for (String name : LAYERS.get(i)) {
        layers =
            above.length == 0
                ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
                : layers.whereLayer(name).mayOnlyBeAccessedByLayers(above);
      }
    }
    layers.check(classes);
  }

  @ArchTest
  static void noCycles(JavaClasses classes) {
    slices().matching("org.desirepath.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.desirepath.diagnostics.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.desirepath.conformance.(**)").should().beFreeOfCycles().check(classes);
    slices().matching("org.desirepath.report.(**)").should().beFreeOfCycles().check(classes);
  }

  @ArchTest
  static void onlyTheCommandLinePrintsOrExits(JavaClasses classes) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(classes);
  }

  @ArchTest
  static void everyClassHasAHome(JavaClasses classes) {
    ArchRuleDefinition.classes()
        .should()
        .resideInAnyPackage(
            LAYERS.stream().flatMap(List::stream).map(p -> ROOT + p + "..").toArray(String[]::new))
        .check(classes);
  }

  @ArchTest
  static void everyImplementerHasItsContractTest(JavaClasses classes) throws IOException {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("org.desirepath");
    CONTRACTS.forEach(
        (role, contract) ->
            classes.stream()
                .filter(c -> !c.isInterface())
                .filter(c -> c.isAssignableTo(named(role)))
                .forEach(
                    c ->
                        assertThat(
                                tests.stream()
                                    .filter(t -> t.getName().equals(c.getName() + "Test")))
                            .as(c.getName() + "Test implements " + contract)
                            .anyMatch(
                                t ->
                                    t.getAllRawInterfaces().stream()
                                        .anyMatch(i -> i.getSimpleName().equals(contract)))));
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return DescribedPredicate.describe(name, c -> c.getName().equals(name));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/desirepath"))) {
      List<Path> folders =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .map(f -> f.resolveSibling("package-info.java"))
              .distinct()
              .toList();
      assertThat(folders).allMatch(Files::exists);
    }
  }

  @Test
  void noFileIsLongerThan500Lines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(500);
      }
    }
  }
}
