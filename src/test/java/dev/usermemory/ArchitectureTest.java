package dev.usermemory;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.base.DescribedPredicate;
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
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;

/** Where the arrows between the rooms of this house may point, and what no room may contain. */
class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.usermemory");

  private static final String SQLITE = "dev.usermemory.store.sqlite..";
  private static final String PURE = "dev.usermemory.context.*..";
  private static final String CONVEX = "dev.usermemory.store.convex..";

  /** The places that may know every adapter, because they choose between them. */
  private static final DescribedPredicate<JavaClass> COMPOSITION =
      resideInAnyPackage("dev.usermemory", "dev.usermemory.store")
          .and(
              DescribedPredicate.describe(
                  "are configurations", type -> type.isMetaAnnotatedWith(Configuration.class)));

  /** Failures, what records inherit, and the stream of a word list inside our own jar. */
  private static final DescribedPredicate<JavaClass> HARMLESS_IO =
      assignableTo(IOException.class)
          .or(assignableTo(UncheckedIOException.class))
          .or(belongToAnyOf(Serializable.class, InputStream.class));

  @Test
  void packages_haveNoCycles() {
    slices()
        .matching("dev.usermemory.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(COMPOSITION, alwaysTrue())
        .check(SERVICE);
  }

  @Test
  void adapters_areKnownOnlyWhereTheyAreChosen() {
    onlyItself(SQLITE);
    onlyItself(CONVEX);
  }

  private static void onlyItself(String adapter) {
    noClasses()
        .that(not(COMPOSITION))
        .and()
        .resideOutsideOfPackage(adapter)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(adapter)
        .because("everything else talks to the ports")
        .check(SERVICE);
  }

  @Test
  void rankingAndPacking_arePure() {
    noClasses()
        .that()
        .resideInAPackage(PURE)
        .and()
        .resideOutsideOfPackage("dev.usermemory.context.chat..")
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
  void jdbc_staysInTheSqliteAdapter() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SQLITE)
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
  void web_isNotKnownBelow() {
    noClasses()
        .that()
        .resideInAPackage("dev.usermemory.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.usermemory.http..", "jakarta.servlet..")
        .check(SERVICE);
    classes()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .should()
        .onlyBeAccessed()
        .byClassesThat()
        .haveNameMatching(".*Controller(\\$.*)?")
        .allowEmptyShould(true)
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
