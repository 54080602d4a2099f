package dev.palisade.cli.bytecode;

import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.TypeFacts;
import dev.palisade.processor.fact.LockFacts;
import dev.palisade.processor.fact.MethodFacts;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.link.Jar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the facts of class files, jar by jar. */
public final class ClassFiles {
  private final ClassTable table;
  private final List<TypeFacts> types = new ArrayList<>();
  private final List<MethodFacts> methods = new ArrayList<>();

  private ClassFiles(ClassTable table) {
    this.table = table;
  }

  /** The facts of these jars; of two classes with one name the first counts, as on a class path. */
  public static Facts read(List<Jar> unknown, List<Jar> all) {
    Map<String, byte[]> files = new HashMap<>();
    Map<String, Jar> homes = new HashMap<>();
    for (Jar jar : all) {
      jar.classes().forEach(files::putIfAbsent);
      jar.classes().keySet().forEach(name -> homes.putIfAbsent(name, jar));
    }
    ClassFiles scan = new ClassFiles(new ClassTable(files));
    for (Jar jar : unknown) {
      for (String name : jar.classes().keySet()) {
        ClassNode type = homes.get(name) == jar ? scan.table.find(name) : null;
        if (type != null && (type.access & Opcodes.ACC_MODULE) == 0) {
          scan.scan(type, jar);
        }
      }
    }
    return new Facts(
        scan.types,
        scan.methods,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        LockFacts.NONE,
        List.of());
  }

  private void scan(ClassNode type, Jar jar) {
    types.add(
        new TypeFacts(
            ClassTable.binary(type.name),
            table.supertypes(type.name).stream().map(t -> ClassTable.binary(t.name)).toList(),
            List.of()));
    String file = Objects.requireNonNullElse(type.sourceFile, type.name + ".class");
    IntFunction<Place> places = line -> jar.at(file, line);
    Deque<MethodScan> due = new ArrayDeque<>();
    Map<String, MethodNode> lambdas = new HashMap<>();
    for (MethodNode method : type.methods) {
      if (MethodScan.isLambda(method)) {
        lambdas.put(method.name + method.desc, method);
      } else {
        due.add(new MethodScan(table, type, method, places, null));
      }
    }
    while (!due
        .isEmpty()) { // a lambda after the method that makes it, which knows what it captures
      MethodScan scan = due.remove();
      @Nullable MethodFacts found = scan.facts();
      if (found != null) {
        methods.add(found);
      }
      for (Lambda made : scan.lambdas()) {
        MethodNode body = lambdas.remove(made.member());
        if (body != null) {
          due.add(new MethodScan(table, type, body, places, made));
        }
      }
    }
  }
}
