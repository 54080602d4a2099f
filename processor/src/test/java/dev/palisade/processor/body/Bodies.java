package dev.palisade.processor.body;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.palisade.processor.declared.DeclaredFacts;
import dev.palisade.processor.element.ModelPlaces;
import dev.palisade.processor.fact.Contract;
import dev.palisade.processor.fact.Contract.DeclaredLock;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.LockRef.Kind;
import dev.palisade.processor.fact.LockRef.Mode;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.ObjectPath;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.fact.TypeNames;
import dev.palisade.processor.naming.Names.Declarations;
import dev.palisade.processor.naming.TreeAnchor;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources in memory and prints what {@link BodyScanner} finds in their bodies. */
final class Bodies {
  /** Shared, because opening the JDK's classes takes longer than a test; throws classes away. */
  private static final JavaFileManager FILES =
      new ForwardingJavaFileManager<>(
          ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("null:///" + name), kind) {
            @Override
            public OutputStream openOutputStream() {
              return OutputStream.nullOutputStream();
            }
          };
        }
      };

  final List<MethodFacts> methods = new ArrayList<>();
  final List<TypeFacts> types = new ArrayList<>();
  final List<String> callees = new ArrayList<>();
  final List<String> errors = new ArrayList<>();

  /** Compiles code that must be correct. */
  static Bodies of(String... sources) {
    Bodies bodies = ofAny(sources);
    if (!bodies.errors.isEmpty()) {
      throw new AssertionError(bodies.errors);
    }
    return bodies;
  }

  /** Compiles code that may be wrong; what the scanner throws comes out. */
  static Bodies ofAny(String... sources) {
    Bodies bodies = new Bodies();
    bodies.compile(sources);
    return bodies;
  }

  private void compile(String... sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> files = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      files.add(new Source(i == 0 ? "A" : "F" + i, sources[i]));
    }
    JavacTask task =
        (JavacTask)
            javac.getTask(
                null,
                FILES,
                diagnostics,
                List.of("-proc:none", "-XDshould-stop.ifError=FLOW"),
                null,
                files);
    Scan scan = new Scan(task);
    task.addTaskListener(scan);
    task.call();
    if (scan.thrown != null) {
      throw new AssertionError("the scanner threw", scan.thrown);
    }
    if (scan.scanner != null) {
      methods.addAll(scan.scanner.methods());
      types.addAll(scan.scanner.types());
    }
    diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        // The plugin starts by itself here, too, and tells what is wrong with locks.
        .filter(d -> !d.getCode().equals("compiler.err.proc.messager"))
        .forEach(d -> errors.add(d.toString()));
  }

  /** What the plugin does: its scanner is made when the compiler is set up. */
  private final class Scan implements TaskListener, Declarations {
    private final JavacTask task;
    private final List<CompilationUnitTree> parsed = new ArrayList<>();
    private DeclaredFacts declared;
    BodyScanner scanner;
    Throwable thrown;

    Scan(JavacTask task) {
      this.task = task;
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.PARSE) {
        parsed.add(event.getCompilationUnit());
      }
      if (event.getKind() != TaskEvent.Kind.ANALYZE || event.getTypeElement() == null) {
        return;
      }
      if (scanner == null) {
        scanner =
            new BodyScanner(
                Trees.instance(task),
                task.getElements(),
                task.getTypes(),
                this,
                TreeAnchor::at,
                event.getTypeElement());
        declared =
            new DeclaredFacts(
                task.getElements(), task.getTypes(), new ModelPlaces(task.getElements()));
      }
      scanner.note(parsed);
      parsed.clear();
      try {
        scanner.scan(event.getTypeElement(), event.getCompilationUnit());
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
    }

    @Override
    public Optional<Contract> contract(ExecutableElement method) {
      callees.add(method.getEnclosingElement() + "." + method);
      return declared.contract(method);
    }

    @Override
    public Optional<DeclaredLock> guard(VariableElement field) {
      return declared.guard(field);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///src/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** The only method of this name. */
  MethodFacts method(String name) {
    List<MethodFacts> found = methods.stream().filter(m -> m.id().name().equals(name)).toList();
    if (found.size() != 1) {
      throw new AssertionError(name + " in " + methods.stream().map(MethodFacts::id).toList());
    }
    return found.get(0);
  }

  /** What the method {@code m} does. */
  String m() {
    return show(method("m"));
  }

  /** What all methods do that do something, by name. */
  String all() {
    Map<String, String> shown = new TreeMap<>();
    for (MethodFacts method : methods) {
      String text = show(method);
      if (!text.isEmpty()) {
        shown.put(name(method.id()), text);
      }
    }
    return shown.entrySet().stream()
        .map(e -> e.getKey() + ":\n" + e.getValue().indent(2))
        .collect(Collectors.joining());
  }

  /**
   * One line a fact, in the order of the source: {@code what {held}}. Constructors of the JDK are
   * left out.
   */
  static String show(MethodFacts facts) {
    record Line(Place place, String text) {}
    List<Line> lines = new ArrayList<>();
    facts.acquisitions().forEach(a -> lines.add(new Line(a.place(), show(a))));
    facts.calls().stream()
        .filter(c -> !c.callee().toString().matches("java\\..*\\.<init>.*"))
        .forEach(c -> lines.add(new Line(c.place(), show(c))));
    return lines.stream()
        .sorted(Comparator.comparing(Line::place))
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }

  static String show(Acquisition a) {
    String how =
        switch (a.how()) {
          case BLOCKING -> "take ";
          case TRY -> "try ";
          case TIMED -> "timed ";
        };
    return how + show(a.lock()) + held(a.held());
  }

  static String show(Call c) {
    String arguments =
        c.arguments().stream().map(Bodies::show).collect(Collectors.joining(", ", "(", ")"));
    String receiver = c.receiver().equals(Argument.UNKNOWN) ? "" : " on " + show(c.receiver());
    String virtual = c.dispatch() == Call.Dispatch.VIRTUAL ? "call " : "exactly ";
    return virtual
        + TypeNames.simple(c.callee().owner())
        + "."
        + c.callee().name()
        + arguments
        + receiver
        + held(c.held());
  }

  static String show(Argument a) {
    if (a.code() != null) {
      return name(a.code());
    }
    if (a.object() != null) {
      return show(a.object());
    }
    return a.type().isEmpty() ? "?" : "some " + TypeNames.simple(a.type());
  }

  static String show(LockRef lock) {
    return (lock.kind() == Kind.MONITOR ? "mon " : "")
        + show(lock.object())
        + (lock.mode() == Mode.READ ? ":r" : "");
  }

  static String show(ObjectPath path) {
    String root =
        switch (path.root()) {
          case THIS -> "this";
          case PARAMETER -> "p" + path.index();
          case CAPTURED -> "c" + path.index();
          case STATIC -> TypeNames.simple(path.type());
          case ANY -> "any(" + TypeNames.simple(path.type()) + ")";
        };
    return root + path.fields().stream().map(f -> "." + f.name()).collect(Collectors.joining());
  }

  /** The locks; not what is known of parameters. */
  static String held(List<Held> held) {
    return held.stream()
        .filter(h -> h.lock().kind() != Kind.GIVEN)
        .map(h -> show(h.lock()) + (h.always() ? "" : "?"))
        .collect(Collectors.joining(", ", " {", "}"));
  }

  private static String name(MethodId id) {
    return TypeNames.simple(id.owner()) + "." + id.name();
  }
}
