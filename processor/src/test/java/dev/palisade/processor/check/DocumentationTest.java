package dev.palisade.processor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.errorprone.BugPattern;
import com.google.errorprone.bugpatterns.BugChecker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Every message of a check says where README explains it. */
class DocumentationTest {
  @Test
  void everyCheckLinksToItsSection() throws Exception {
    List<Class<?>> checks =
        ServiceLoader.load(BugChecker.class).stream()
            .<Class<?>>map(ServiceLoader.Provider::type)
            .filter(type -> type.getPackage().equals(UnitCheck.class.getPackage()))
            .toList();
    assertTrue(checks.contains(CallbackRefusalIgnored.class), checks.toString());
    List<String> readme = Files.readAllLines(Path.of("../README.md"));
    for (Class<?> check : checks) {
      BugPattern pattern = check.getAnnotation(BugPattern.class);
      assertEquals(BugPattern.LinkType.CUSTOM, pattern.linkType(), check.getSimpleName());
      assertEquals("README.md#" + check.getSimpleName(), pattern.link());
      assertTrue(readme.contains("### " + check.getSimpleName()), check.getSimpleName());
    }
  }
}
