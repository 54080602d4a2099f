package dev.palisade.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What poms say. */
class MavenProjectTest {
  @TempDir Path root;

  private void pom(String folder, String content) throws IOException {
    Path home = Files.createDirectories(root.resolve(folder));
    Files.writeString(
        home.resolve("pom.xml"),
        "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId>"
            + "<artifactId>test"
            + folder
            + "</artifactId><version>1</version>"
            + content
            + "</project>");
  }

  @Test
  void modulesSourcesAndOptionsAreFound() throws IOException {
    pom("", "<packaging>pom</packaging><modules><module>one</module></modules>");
    pom(
        "one",
        "<build><sourceDirectory>java</sourceDirectory><plugins><plugin>"
            + "<artifactId>maven-compiler-plugin</artifactId><configuration><compilerArgs>"
            + "<arg>-Apalisade.LockOrderInversion=warn</arg><arg>-Werror</arg>"
            + "</compilerArgs></configuration></plugin></plugins></build>");
    Files.createDirectories(root.resolve("one/target/generated-sources/annotations"));

    Project project = MavenProject.read(root, said -> {});

    assertTrue(
        project
            .sourceRoots()
            .containsAll(
                List.of(
                    root.resolve("one/java"),
                    root.resolve("one/src/test/java"),
                    root.resolve("one/target/generated-sources/annotations"))),
        project.toString());
    assertEquals(List.of("-Apalisade.LockOrderInversion=warn"), project.options());
  }

  @Test
  void aPomThatIsNoneIsTold() throws IOException {
    Files.writeString(root.resolve("pom.xml"), "<project>");
    List<String> said = new ArrayList<>();

    assertEquals(List.of(), MavenProject.read(root, said::add).sourceRoots());
    assertTrue(said.get(0).contains("pom.xml cannot be read"), said.toString());
  }

  @Test
  void aFolderWithoutPomHasItsSourcesWhereTheyUsuallyAre() throws IOException {
    assertEquals(List.of(root), MavenProject.read(root, said -> {}).sourceRoots());

    Path sources = Files.createDirectories(root.resolve("src/main/java"));
    assertEquals(List.of(sources), MavenProject.read(root, said -> {}).sourceRoots());
  }
}
