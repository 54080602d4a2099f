package dev.palisade.examples.opencl.job;

import dev.palisade.examples.opencl.job.Bars.Bar;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws which queue was at what, and when: a lane a queue, a bar a command. */
final class TimelineSvg {
  private static final int LEFT = 90;
  private static final int WIDTH = 1100;
  private static final int LANE = 60;
  private static final int TOP = 50;
  private static final List<String> LANES = List.of("tracing", "shading");
  private static final Map<String, String> COLOURS =
      Map.of("trace", "#3b6ea5", "shade", "#d9822b", "read", "#5a9a5a");

  private final StringBuilder svg = new StringBuilder();
  private final Formatter out = new Formatter(svg, Locale.ROOT);
  private final Bars bars;

  private TimelineSvg(Bars bars) {
    this.bars = bars;
  }

  static String draw(Bars bars, String title) {
    return new TimelineSvg(bars).draw(title);
  }

  private String draw(String title) {
    int height = TOP + LANE * LANES.size() + 40;
    out.format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'",
        LEFT + WIDTH + 30, height);
    out.format(" font-family='sans-serif' font-size='13'>%n<rect width='100%%' height='100%%'");
    out.format(" fill='white'/>%n<text x='%d' y='28'>%s</text>%n", LEFT, escape(title));
    for (int lane = 0; lane < LANES.size(); lane++) {
      out.format("<text x='10' y='%d'>%s</text>%n", y(lane) + LANE / 2, LANES.get(lane));
    }
    bars.all().forEach(this::bar);
    axis();
    return svg.append("</svg>\n").toString();
  }

  private void bar(Bar bar) {
    double from = x(bar.from());
    out.format(
        "<rect x='%.2f' y='%d' width='%.2f' height='%d'",
        from, y(bar.queue()), width(bar), LANE - 8);
    out.format(
        " fill='%s' stroke='white' stroke-width='0.5'>", COLOURS.getOrDefault(bar.name(), "grey"));
    out.format(
        "<title>%s %.3f to %.3f ms</title></rect>%n", bar.name(), ms(bar.from()), ms(bar.to()));
  }

  /** Ten steps from the start to the end. */
  private void axis() {
    int y = y(LANES.size());
    for (int i = 0; i <= 10; i++) {
      double x = LEFT + WIDTH * i / 10.0;
      out.format("<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#ccc'/>", x, x, TOP, y);
      out.format("<text x='%.1f' y='%d' text-anchor='middle'>", x, y + 18);
      out.format("%.0f%s</text>%n", ms(bars.end()) * i / 10, i == 0 ? " ms" : "");
    }
  }

  private static int y(int lane) {
    return TOP + LANE * lane;
  }

  private double x(long nanos) {
    return LEFT + (double) WIDTH * nanos / Math.max(1, bars.end());
  }

  private double width(Bar bar) {
    return x(bar.to()) - x(bar.from());
  }

  private static double ms(long nanos) {
    return nanos / 1e6;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
