package dev.palisade.cli.lsp;

import dev.palisade.cli.live.LiveProject.State;
import dev.palisade.cli.live.SourceSpan;
import dev.palisade.cli.live.SourceText;
import dev.palisade.cli.live.Unit;
import dev.palisade.processor.fact.Place;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;

/**
 * A state of the project as editors see it: they have gone on typing since, and know files by names
 * of their own.
 */
final class View {
  private final State state;
  private final Map<URI, Document> open;
  private final Map<URI, TextLines> lines = new HashMap<>();

  /**
   * A file in an editor.
   *
   * @param uri what the editor calls it
   * @param text what is in it now
   */
  record Document(String uri, String text) {}

  View(State state, Map<URI, Document> open) {
    this.state = state;
    this.open = open;
  }

  State state() {
    return state;
  }

  /** What the editor calls a file. */
  String name(URI file) {
    Document document = open.get(file);
    // A path as a URI has one slash; editors write three.
    return document != null ? document.uri() : file.toString().replaceFirst("^file:/+", "file:///");
  }

  /** The lines of a file as they are now. */
  Optional<TextLines> lines(URI file) {
    return text(file).map(text -> lines.computeIfAbsent(file, f -> new TextLines(text)));
  }

  private Optional<String> text(URI file) {
    Document document = open.get(file);
    if (document != null) {
      return Optional.of(document.text());
    }
    return Optional.ofNullable(state.units().get(file)).map(unit -> unit.source().text());
  }

  /** Where a part of a compiled text is now; empty if it was changed. */
  Optional<SourceSpan> offsets(SourceText compiled, SourceSpan span) {
    String now = text(span.source()).orElse(compiled.text());
    int start = compiled.moved(span.start(), now);
    int end = compiled.moved(span.end(), now);
    return start < 0 || end < start
        ? Optional.empty()
        : Optional.of(new SourceSpan(span.source(), start, end));
  }

  /** The same for an editor. */
  Optional<Range> range(SourceText compiled, SourceSpan span) {
    TextLines all = lines(span.source()).orElseGet(() -> new TextLines(compiled.text()));
    return offsets(compiled, span).map(now -> all.range(now.start(), now.end()));
  }

  /** Where a place of the project is now. */
  Optional<Location> location(Place place) {
    if (!(place.anchor() instanceof SourceSpan span)) {
      return Optional.empty();
    }
    Unit unit = state.units().get(span.source());
    return unit == null
        ? Optional.empty()
        : range(unit.source(), span).map(range -> new Location(name(span.source()), range));
  }
}
