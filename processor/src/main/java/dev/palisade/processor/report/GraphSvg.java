package dev.palisade.processor.report;

import dev.palisade.processor.code.Components;
import dev.palisade.processor.fact.Contract.ExecutionContext;
import dev.palisade.processor.finding.Model;
import dev.palisade.processor.graph.LockClass;
import dev.palisade.processor.order.Edge;
import dev.palisade.processor.order.Edge.Origin;
import dev.palisade.processor.order.LockGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The lock graph as SVG: declared edges solid, inferred ones dashed, those of a circle red, the
 * others in the colour of the context they run in. Colours are classes of the page's style sheet.
 */
final class GraphSvg {
  private static final int CHARACTER = 8;
  private static final int MARGIN = 24;
  private static final int NODE_HEIGHT = 34;
  private static final int GAP = 36;
  private static final int LAYER = 110;
  private static final int ARC = 36;
  private static final int HEAD = 9;

  private final Model model;
  private final List<List<LockClass>> layers;
  private final Map<LockClass, Box> boxes = new HashMap<>();
  private final Map<LockClass, Integer> componentOf = new HashMap<>();
  private final StringBuilder svg = new StringBuilder();

  private record Box(int x, int y, int width) {
    int middle() {
      return x + width / 2;
    }
  }

  private record Line(LockClass from, LockClass to) {}

  private GraphSvg(Model model) {
    this.model = model;
    this.layers = new GraphLayout(model.graph()).layers();
    int number = 0;
    for (List<LockClass> component :
        Components.of(model.graph().holders(), model.graph()::successors)) {
      number++;
      for (LockClass lock : component) {
        componentOf.put(lock, number);
      }
    }
  }

  /** The picture; empty if there is no edge. */
  static String of(Model model) {
    GraphSvg picture = new GraphSvg(model);
    return picture.layers.isEmpty() ? "" : picture.draw();
  }

  private String draw() {
    int widest = layers.stream().mapToInt(GraphSvg::width).max().orElse(0);
    int y = MARGIN + ARC;
    for (List<LockClass> layer : layers) {
      int x = MARGIN + (widest - width(layer)) / 2;
      for (LockClass lock : layer) {
        Box box = new Box(x, y, width(lock));
        boxes.put(lock, box);
        x += box.width + GAP;
      }
      y += LAYER;
    }
    int width = widest + 2 * MARGIN;
    int height = y - LAYER + NODE_HEIGHT + ARC + MARGIN;
    svg.append("<svg id=\"graph\" role=\"img\" aria-label=\"lock graph\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" style=\"max-width:")
        .append(width)
        .append("px\">\n");
    edges();
    boxes.keySet().stream().sorted().forEach(this::node);
    return svg.append("</svg>\n").toString();
  }

  private static int width(LockClass lock) {
    return lock.display().length() * CHARACTER + MARGIN;
  }

  private static int width(List<LockClass> layer) {
    return layer.stream().mapToInt(GraphSvg::width).sum() + GAP * (layer.size() - 1);
  }

  private void node(LockClass lock) {
    Box box = box(lock);
    svg.append("<g class=\"node\"><title>")
        .append(HtmlReport.escape(lock.name()))
        .append(
            "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>"
                .formatted(box.x, box.y, box.width, NODE_HEIGHT))
        .append("<text x=\"%d\" y=\"%d\">".formatted(box.middle(), box.y + NODE_HEIGHT - 12))
        .append(HtmlReport.escape(lock.display()))
        .append("</text></g>\n");
  }

  private Box box(LockClass lock) {
    return Objects.requireNonNull(boxes.get(lock));
  }

  private void edges() {
    LockGraph graph = model.graph();
    Map<Line, List<Edge>> lines = new LinkedHashMap<>();
    for (Edge edge : graph.edgesAmong(List.copyOf(boxes.keySet()))) {
      lines.computeIfAbsent(new Line(edge.from(), edge.to()), line -> new ArrayList<>()).add(edge);
    }
    lines.forEach(this::edge);
  }

  private void edge(Line line, List<Edge> witnesses) {
    Box from = box(line.from);
    Box to = box(line.to);
    boolean declared = witnesses.stream().anyMatch(edge -> edge.origin() != Origin.BODY);
    boolean circle = Objects.equals(componentOf.get(line.from), componentOf.get(line.to));
    String context =
        witnesses.stream()
            .flatMap(edge -> model.program().context(edge.method()).stream())
            .sorted()
            .findFirst()
            .orElse(ExecutionContext.PROCESS)
            .name()
            .toLowerCase(Locale.ROOT);
    svg.append("<g class=\"edge ")
        .append(declared ? "declared " : "inferred ")
        .append(circle ? "circle" : context)
        .append("\"><title>");
    witnesses.get(0).steps().stream()
        .map(step -> step.place() + "  " + step.text() + "\n")
        .forEach(step -> svg.append(HtmlReport.escape(step)));
    svg.append("</title><path d=\"")
        .append(path(from, to))
        .append("\"/><polygon points=\"")
        .append(head(from, to))
        .append("\"/></g>\n");
  }

  /** Whether an edge ends at the lower side of its box: one that leads back to the left does. */
  private static boolean endsBelow(Box from, Box to) {
    return to.y <= from.y && to.x <= from.x;
  }

  private static String head(Box from, Box to) {
    int tip = endsBelow(from, to) ? to.y + NODE_HEIGHT : to.y;
    int base = endsBelow(from, to) ? tip + HEAD : tip - HEAD;
    return "%d,%d %d,%d %d,%d"
        .formatted(to.middle(), tip, to.middle() - HEAD / 2, base, to.middle() + HEAD / 2, base);
  }

  /** Down from box to box; within a layer, in an arc above or below it. */
  private static String path(Box from, Box to) {
    if (to.y > from.y) {
      int start = from.y + NODE_HEIGHT;
      int bend = (to.y - start) / 2;
      return curve(from.middle(), start, start + bend, to.middle(), to.y - HEAD, to.y - bend);
    }
    if (endsBelow(from, to)) {
      int below = from.y + NODE_HEIGHT;
      return curve(from.middle(), below, below + ARC, to.middle(), below + HEAD, below + ARC);
    }
    return curve(from.middle(), from.y, from.y - ARC, to.middle(), from.y - HEAD, from.y - ARC);
  }

  private static String curve(int x, int y, int bend, int toX, int toY, int toBend) {
    return "M%d %d C%d %d %d %d %d %d".formatted(x, y, x, bend, toX, toBend, toX, toY);
  }
}
