package dev.usermemory;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.RestController;

/** Where the arrows between the rooms of this house may point, and what no room may contain. */
class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.usermemory");

  private static final String HOUSE = "dev.usermemory";
  private static final String WEB = HOUSE + "..web..";
  private static final String SQLITE = HOUSE + ".store.sqlite..";
  private static final String ENGINE = HOUSE + ".store.sqlite.engine..";
  private static final String OUTBOX = HOUSE + ".store.outbox..";
  private static final String AUDIT = HOUSE + ".store.audit..";
  private static final String CONVEX = HOUSE + ".store.convex..";

  /** What each room may import. A new room is declared here, a new arrow is a decision. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          room("kernel"),
          room("ops", "kernel"),
          room("http", "kernel", "ops"),
          room("access", "kernel", "http"),
          room("console", "http"),
          room("delivery", "kernel", "http", "ops"),
          room("memory", "kernel", "http", "ops", "delivery"),
          room("progress", "kernel", "http", "memory"),
          room("assessment", "kernel", "http", "delivery", "memory", "progress"),
          room(
              "privacy",
              "kernel",
              "http",
              "access",
              "delivery",
              "memory",
              "progress",
              "assessment"),
          room("backup", "kernel", "http", "access", "privacy"),
          room("context", "kernel", "http", "access", "delivery", "memory"),
          room(
              "store",
              "kernel",
              "delivery",
              "memory",
              "progress",
              "assessment",
              "privacy",
              "context",
              "backup"),
          room(
              "telemetry",
              "kernel",
              "http",
              "ops",
              "access",
              "delivery",
              "memory",
              "progress",
              "assessment",
              "privacy",
              "context",
              "backup",
              "store"));

  /** The core of the context room. */
  private static final String[] PURE =
      Stream.of("assembly", "rank", "pack", "render", "text", "tokens")
          .map(room -> HOUSE + ".context." + room + "..")
          .toArray(String[]::new);

  /** Failures, what records inherit, and the stream of a word list inside our own jar. */
  private static final DescribedPredicate<JavaClass> HARMLESS_IO =
      assignableTo(IOException.class)
          .or(assignableTo(UncheckedIOException.class))
          .or(belongToAnyOf(Serializable.class, InputStream.class));

  /** Ports are the interfaces of the features that are named …Store. */
  private static final DescribedPredicate<JavaClass> PORTS =
      JavaClass.Predicates.INTERFACES.and(simpleNameEndingWith("Store")).as("ports");

  private static Map.Entry<String, Set<String>> room(String name, String... mayImport) {
    return Map.entry(name, Set.of(mayImport));
  }

  @Test
  void rooms_importOnlyWhatTheyDeclare() {
    Set<String> undeclared = new TreeSet<>();
    for (JavaClass type : SERVICE) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String from = room(type);
        String to = room(dependency.getTargetClass());
        if (!isEntryPoint(from) && !from.equals(to) && !to.isEmpty() && !mayImport(from, to)) {
          undeclared.add(from + " -> " + to + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(undeclared).isEmpty();
  }

  @Test
  void rooms_areDeclared() {
    assertThat(SERVICE.stream().map(ArchitectureTest::room).collect(Collectors.toSet()))
        .as("rooms, the entry point's package among them")
        .isEqualTo(
            Stream.concat(ROOMS.keySet().stream(), Stream.of("")).collect(Collectors.toSet()));
  }

  @Test
  void rooms_areDescribedAsDeclared() throws IOException {
    var described = new TreeMap<String, Set<String>>();
    for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
      var row = Pattern.compile("\\| ((?:`\\w+`(?:, )?)+) \\| ([–a-z, ]+) \\|.*").matcher(line);
      if (row.matches()) {
        var imports = new TreeSet<>(List.of(row.group(2).split(", ")));
        imports.remove("–");
        for (String room : row.group(1).split(", ")) {
          described.put(room.replace("`", ""), imports);
        }
      }
    }
    assertThat(described).isEqualTo(new TreeMap<>(ROOMS));
  }

  /** The first package below the house's; empty for the entry point and other people's classes. */
  private static String room(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(HOUSE + ".") ? name.substring(HOUSE.length() + 1).split("\\.")[0] : "";
  }

  /** It starts whatever it likes, and nobody knows it. */
  private static boolean isEntryPoint(String room) {
    return room.isEmpty();
  }

  private static boolean mayImport(String from, String to) {
    return ROOMS.getOrDefault(from, Set.of()).contains(to);
  }

  @Test
  void rooms_haveNoCycles() {
    slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(SERVICE);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(SERVICE);
  }

  /** web → service → port ← adapter. */
  @Test
  void web_isNotKnownBelow() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WEB, HOUSE + ".http..", HOUSE + ".telemetry..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WEB, HOUSE + ".http..")
        .because("HTTP is one caller among others")
        .check(SERVICE);
  }

  @Test
  void web_callsServicesAndNoPorts() {
    noClasses()
        .that()
        .resideInAPackage(WEB)
        .should()
        .dependOnClassesThat(PORTS)
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("Writes")
        .because("a use case has one public door")
        .check(SERVICE);
  }

  @Test
  void controllers_liveInWebRoomsAndAreCalledByNobody() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .resideInAnyPackage(WEB, HOUSE + ".http..", HOUSE + ".ops")
        .andShould()
        .notBePublic()
        .check(SERVICE);
  }

  @Test
  void ports_areImplementedByAdaptersAndDecoratorsOnly() {
    classes().that().implement(PORTS).should().resideInAPackage(HOUSE + ".store..").check(SERVICE);
  }

  @Test
  void adapters_areKnownToNobody() {
    onlyItself(resideInAPackage(SQLITE).and(not(resideInAPackage(ENGINE))));
    onlyItself(resideInAPackage(OUTBOX));
    onlyItself(resideInAPackage(AUDIT));
    onlyItself(resideInAPackage(CONVEX));
  }

  @Test
  void engine_isKnownToTheAdaptersOnSqlite() {
    onlyItself(resideInAnyPackage(SQLITE, OUTBOX, AUDIT), resideInAPackage(ENGINE));
  }

  private static void onlyItself(DescribedPredicate<JavaClass> adapter) {
    onlyItself(adapter, adapter);
  }

  private static void onlyItself(
      DescribedPredicate<JavaClass> users, DescribedPredicate<JavaClass> used) {
    noClasses()
        .that(not(users))
        .should()
        .dependOnClassesThat(used)
        .because("everything else talks to the ports")
        .check(SERVICE);
  }

  @Test
  void engine_knowsNoTable() {
    noClasses()
        .that()
        .resideInAPackage(HOUSE + ".store.sqlite.engine..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(HOUSE + "..")
                .and(
                    not(resideInAnyPackage(HOUSE + ".store.sqlite.engine..", HOUSE + ".kernel.."))))
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("MemoryTable")
        .check(SERVICE);
  }

  @Test
  void kernel_isFreeOfFrameworksThatServeOrStore() {
    noClasses()
        .that()
        .resideInAPackage(HOUSE + ".kernel..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..", "java.sql..")
        .check(SERVICE);
  }

  @Test
  void choosingAndPacking_arePure() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.springframework..",
                    "reactor..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net..",
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..")
                .and(not(HARMLESS_IO)))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage(
                HOUSE + ".context", HOUSE + ".context.cache..", HOUSE + ".context.web.."))
        .because("they are deterministic functions of what is passed in")
        .check(SERVICE);
  }

  @Test
  void reactiveTypes_stayInTheConvexAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CONVEX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "reactor..",
            "io.netty..",
            "org.reactivestreams..",
            "org.springframework.web.reactive..")
        .check(SERVICE);
  }

  @Test
  void jdbc_staysInTheAdaptersOnSqlite() {
    noClasses()
        .that()
        .resideOutsideOfPackages(SQLITE, OUTBOX, AUDIT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.springframework.jdbc..",
            "com.zaxxer.hikari..",
            "org.flywaydb..",
            "org.sqlite..")
        .check(SERVICE);
  }

  @Test
  void openTelemetry_staysInItsRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + ".telemetry.trace..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.opentelemetry..")
        .because("everything else knows a span of ours")
        .check(SERVICE);
  }

  @Test
  void modelsOnThisMachine_areKnownToOneRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + ".context.embedding.local..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", HOUSE + ".context.embedding.local..")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.langchain4j..")
        .because("the default jar has none of it")
        .check(SERVICE);
  }

  @Test
  void meters_stayInTheirRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOUSE + ".telemetry.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.prometheus..")
        .because("everybody else tells what happens in words of their own")
        .check(SERVICE);
  }

  @Test
  void settings_areBoundToRecordsAndBeansArePassedIn() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Value.class).check(SERVICE);
    noFields()
        .should()
        .beAnnotatedWith(Autowired.class)
        .orShould()
        .beAnnotatedWith(Resource.class)
        .check(SERVICE);
  }

  @Test
  void optional_isOnlyReturned() {
    noFields().should().haveRawType(Optional.class).check(SERVICE);
  }

  @Test
  void names_sayWhatATypeIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)(\\$.*)?")
        .check(SERVICE);
  }

  @Test
  void output_goesToTheLog() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SERVICE);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(SERVICE);
  }

  @Test
  void lombok_isNotOnTheClassPath() {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("lombok.Generated"));
  }

  @Test
  void everyPackage_saysWhatItOwnsAndIsNullMarked() {
    var unmarked =
        SERVICE.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName);

    assertThat(unmarked).isEmpty();
  }
}
