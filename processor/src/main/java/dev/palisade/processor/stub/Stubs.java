package dev.palisade.processor.stub;

import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The contracts of stub files, looked up by method. A file that is read later counts first. */
public final class Stubs {
  private static final List<String> SHIPPED = List.of("java.base", "logging");

  /** Packages, with all below them, that have a file of their own: read when one is asked about. */
  private static final List<String> LIBRARIES =
      List.of(
          "dev.palisade.runtime",
          "io.grpc",
          "io.netty",
          "io.reactivex.rxjava3",
          "java.awt",
          "javafx",
          "javax.swing",
          "org.apache.kafka",
          "org.lwjgl",
          "reactor",
          "software.amazon.awssdk.crt");

  private static final String EVERY_METHOD = "*";

  private final Map<String, Map<String, List<Stub>>> types = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> unread = new ArrayList<>(LIBRARIES);

  /** The files in this jar. */
  public static Stubs shipped() {
    Stubs stubs = new Stubs();
    SHIPPED.forEach(stubs::readShipped);
    return stubs;
  }

  private void readShipped(String name) {
    String file = name + ".stub";
    try (InputStream resource = open(file)) {
      read(file, new InputStreamReader(resource, StandardCharsets.UTF_8), false);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (StubException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** Reads what there is about the library of a type. */
  private void need(String type) {
    for (int i = 0; i < unread.size(); i++) {
      String library = unread.get(i);
      if (type.startsWith(library) && type.startsWith(".", library.length())) {
        unread.remove(i);
        readShipped(library);
        return;
      }
    }
  }

  /**
   * The files in this jar, and those of a user, which count first.
   *
   * @param problems told of what cannot be read or makes no sense
   */
  public static Stubs of(List<Path> files, Consumer<String> problems) {
    Stubs stubs = shipped();
    for (Path file : files) {
      try (Reader text = Files.newBufferedReader(file)) {
        stubs.read(file.toString(), text);
      } catch (IOException unreadable) {
        problems.accept("the stub file " + file + " cannot be read");
      } catch (StubException malformed) {
        problems.accept("the stub file " + malformed.getMessage());
      }
    }
    return stubs;
  }

  /**
   * Past the cache of open jars, which all compilations in a process share: the first that ends
   * closes the jar of the others.
   */
  private static InputStream open(String file) throws IOException {
    URL url = Stubs.class.getResource("/dev/palisade/processor/stub/" + file);
    if (url == null) {
      throw new IllegalStateException(file + " is missing in the jar of the processor");
    }
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /**
   * Adds what a file says.
   *
   * @param file its name in messages
   * @throws StubException if it does not make sense; nothing of it is added then
   */
  public void read(String file, Reader text) throws IOException, StubException {
    read(file, text, true);
  }

  private void read(String file, Reader text, boolean ofUser) throws IOException, StubException {
    BufferedReader lines = new BufferedReader(text);
    Map<String, Map<String, List<Stub>>> read = new HashMap<>();
    Map<String, List<Stub>> type = null;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Place place = new Place(file, ++number, 0, null);
      int comment = line.indexOf("//");
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (content.startsWith("type ")) {
        type = read.computeIfAbsent(content.substring(5).strip(), t -> new HashMap<>());
      } else if (!content.isEmpty()) {
        if (type == null) {
          throw new StubException(place, "a method before the first 'type' line");
        }
        Stub stub = method(content, place, type);
        if (ofUser) {
          stub.parse();
        }
      }
    }
    read.forEach((name, methods) -> add(name, methods, ofUser));
  }

  private static Stub method(String content, Place place, Map<String, List<Stub>> type)
      throws StubException {
    int open = content.indexOf('(');
    int close = content.indexOf(')', open + 1);
    int colon = content.indexOf(':', close + 1);
    if (open <= 0 || close < 0 || colon < 0) {
      throw new StubException(
          place, "'" + content + "' is not 'type Name', nor 'method(Types) : clauses'");
    }
    String parameters = content.substring(open + 1, close).strip();
    Stub stub = new Stub(parameters, place, content.substring(colon + 1));
    type.computeIfAbsent(name(content.substring(0, open).strip()), m -> new ArrayList<>())
        .add(stub);
    return stub;
  }

  private static String name(String written) {
    return written.equals("new") ? "<init>" : written;
  }

  private void add(String type, Map<String, List<Stub>> methods, boolean ofUser) {
    Map<String, List<Stub>> known = types.computeIfAbsent(type, t -> new HashMap<>());
    methods.forEach(
        (name, lines) -> {
          List<Stub> all = known.computeIfAbsent(name, m -> new ArrayList<>());
          all.addAll(ofUser ? 0 : all.size(), lines);
          names.add(name);
        });
  }

  /** Whether some line may be about a method, or about one of its name that it overrides. */
  public boolean mayKnow(MethodId method) {
    need(method.owner());
    return names.contains(method.name()) || types.containsKey(method.owner());
  }

  /** What annotations say of a method, and the events that the first line that fits it tells. */
  public Contract withEvents(Contract declared) {
    return contract(declared.method())
        .map(line -> declared.withEvents(line.events()))
        .orElse(declared);
  }

  /** What the first line that fits a method says of it. */
  public Optional<Contract> contract(MethodId method) {
    return contract(method, method);
  }

  /** What is said of {@code declared}, as a contract of a method that inherits it. */
  public Optional<Contract> contract(MethodId declared, MethodId inheriting) {
    need(declared.owner());
    Map<String, List<Stub>> methods = types.get(declared.owner());
    if (methods == null) {
      return Optional.empty();
    }
    List<String> simple = declared.parameterTypes().stream().map(Stubs::simple).toList();
    return first(methods.get(declared.name()), simple)
        .or(() -> first(methods.get(EVERY_METHOD), simple))
        .map(stub -> stub.of(inheriting));
  }

  private static Optional<Stub> first(@Nullable List<Stub> lines, List<String> types) {
    return lines == null
        ? Optional.empty()
        : lines.stream().filter(line -> line.fits(types)).findFirst();
  }

  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }
}
