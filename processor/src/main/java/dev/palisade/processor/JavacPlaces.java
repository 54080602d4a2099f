package dev.palisade.processor;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.palisade.processor.element.Places;
import dev.palisade.processor.fact.Anchor;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.finding.Severity;
import dev.palisade.processor.naming.TreeAnchor;
import dev.palisade.processor.report.MessagerSink;
import dev.palisade.processor.report.Reporter;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Positions in javac: lines and columns of declarations, and printing at elements and trees at any
 * time, also when annotation processing is over. Once a class is written javac forgets where its
 * elements were, so the trees are remembered.
 */
final class JavacPlaces implements Places, Reporter.Sink {
  private final Trees trees;
  private final Places model;
  private final TreeAnchor.@Nullable Maker anchors;
  private final Map<Anchor, TreeAnchor> found = new HashMap<>();
  private @Nullable CompilationUnitTree anyUnit;

  /**
   * Positions through {@code trees}.
   *
   * @param model answers for elements whose source is not in this compilation
   * @param anchors makes anchors that outlive the compilation; null if it prints itself
   */
  JavacPlaces(Trees trees, Places model, TreeAnchor.@Nullable Maker anchors) {
    this.trees = trees;
    this.model = model;
    this.anchors = anchors;
  }

  @Override
  public Place at(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    Place known = model.at(element, annotation, value);
    TreePath path = path(element, annotation, value);
    if (path == null) {
      return known;
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    long start = trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
    String name = unit.getSourceFile().getName();
    if (known.anchor() != null && anchors == null) {
      found.put(known.anchor(), new TreeAnchor(path.getLeaf(), unit));
    }
    return start < 0
        ? known
        : new Place(
            name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1),
            (int) unit.getLineMap().getLineNumber(start),
            (int) unit.getLineMap().getColumnNumber(start),
            anchors == null ? known.anchor() : anchors.at(path.getLeaf(), unit, start));
  }

  /** Prints what has no place of its own at the start of {@code unit} from now on. */
  void seen(CompilationUnitTree unit) {
    anyUnit = unit;
  }

  @Override
  public void print(Severity severity, Place place, String text) {
    Diagnostic.Kind kind = MessagerSink.kind(severity);
    TreeAnchor anchor =
        place.anchor() instanceof TreeAnchor tree ? tree : found.get(place.anchor());
    if (anchor != null) {
      trees.printMessage(kind, text, anchor.tree(), anchor.unit());
    } else if (anyUnit != null) {
      trees.printMessage(kind, text, anyUnit, anyUnit);
    }
  }

  private @Nullable TreePath path(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    if (annotation == null) {
      return trees.getPath(element);
    }
    TreePath path = value == null ? null : trees.getPath(element, annotation, value);
    return path == null ? trees.getPath(element, annotation) : path;
  }
}
