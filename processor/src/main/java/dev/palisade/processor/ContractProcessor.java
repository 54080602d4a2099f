package dev.palisade.processor;

import com.google.auto.service.AutoService;
import dev.palisade.processor.report.Options;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * The entry for declarations: reads contracts, checks what they alone show, and generates glue.
 * Works in javac, ECJ and the IDEs built on it. Claims no annotation: others may read ours.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes("*")
public final class ContractProcessor extends AbstractProcessor {
  private @Nullable DeclaredLayer layer;

  /** The compiler and {@link AutoService} make it. */
  public ContractProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.names();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    layer = new DeclaredLayer(environment, Session.join());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (layer != null) {
      layer.process(annotations, round);
    }
    return false;
  }
}
