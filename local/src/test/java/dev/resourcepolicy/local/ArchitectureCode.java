package dev.resourcepolicy.local;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules of the architecture look at. */
final class ArchitectureCode {
  private ArchitectureCode() {}

  /** Every class that is delivered or runs locally, without those of the tests. */
  static JavaClasses ofAllModules() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("dev.resourcepolicy");
  }
}
