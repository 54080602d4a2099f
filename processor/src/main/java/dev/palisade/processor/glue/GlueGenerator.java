package dev.palisade.processor.glue;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.palisade.processor.element.ElementNames;
import dev.palisade.processor.fact.Driver;
import dev.palisade.processor.glue.GlueModel.Header;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Writes the glue of a driver: {@code RingDriverFences} for {@code RingDriver}, in its package.
 *
 * <p>The glue <em>is</em> the driver's timeline, a subclass, rather than a wrapper around one: the
 * services that glue needs are protected in the core, so that nobody else can claim a fence, and a
 * method of the glue is then one call away from them. The price: a handler cannot have the
 * signature of a method of {@code Timeline}; that is a {@link Problem}.
 *
 * <p>The glue of a nested driver {@code Outer.Ring} is {@code Outer_RingFences}. Two runs write the
 * same bytes.
 */
public final class GlueGenerator {
  static final ClassName TIMELINE = ClassName.get("dev.palisade.runtime", "Timeline");
  static final ClassName DRIVER_FENCE = ClassName.get("dev.palisade.runtime", "DriverFence");

  private static final List<Step> STEPS =
      List.of(new AddConstructor(), new AddPayload(), new AddInterruptHandlers(), new AddOps());

  private GlueGenerator() {}

  /**
   * Writes the glue of {@code driver}.
   *
   * @param facts of the same driver, whose contract has no errors
   */
  public static Result generate(TypeElement driver, Driver facts, Elements elements, Types types) {
    TypeElement timeline = ElementNames.find(elements, TIMELINE.canonicalName(), driver);
    TypeElement driverFence = ElementNames.find(elements, DRIVER_FENCE.canonicalName(), driver);
    if (timeline == null || driverFence == null) {
      return new Result(Optional.empty(), List.of());
    }
    DriverSource source = new DriverSource(driver, timeline, elements, types);
    GlueModel model = new GlueModelReader(source, facts).read(driverFence);
    return source.problems.isEmpty()
        ? new Result(Optional.of(write(model)), List.of())
        : new Result(Optional.empty(), source.problems);
  }

  private static JavaFile write(GlueModel model) {
    Header header = model.header();
    TypeSpec.Builder glue =
        TypeSpec.classBuilder(header.name())
            .addModifiers(GlueModel.visibility(header.isPublic()))
            .addModifiers(Modifier.FINAL)
            .addTypeVariables(header.typeVariables())
            .addAnnotations(header.annotations())
            .superclass(TIMELINE)
            .addSuperinterface(AutoCloseable.class)
            .alwaysQualify(header.taken().toArray(String[]::new));
    header.origins().forEach(glue::addOriginatingElement);
    STEPS.forEach(step -> step.addTo(glue, model));
    return JavaFile.builder(header.name().packageName(), glue.build())
        .skipJavaLangImports(!header.importJavaLang())
        .build();
  }

  /** Writes one group of members. */
  interface Step {
    void addTo(TypeSpec.Builder glue, GlueModel model);
  }

  /**
   * What came of a driver: its glue, or the problems that forbid it.
   *
   * @param file the glue; empty if there are problems, or if the runtime is not there to extend
   * @param problems each a {@code MalformedContract}
   */
  public record Result(Optional<JavaFile> file, List<Problem> problems) {

    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Why no glue can be written: the contract makes sense, but Java has no way to say it.
   *
   * @param element what to change
   * @param text what is wrong, and the way out
   */
  public record Problem(Element element, String text) {}
}
