package dev.palisade.processor.summary;

import dev.palisade.processor.fact.Anchor;
import dev.palisade.processor.fact.Facts;
import dev.palisade.processor.fact.Facts.TypeFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one top-level type. As bytes: {@code PLS}, the version of the format, then the
 * subtypes, types, methods, contracts, drivers, orders, suppressions and locks.
 *
 * <p>The version goes up with every change of a format; another version is not read. The facts of a
 * jar are then unknown, which is said once, and compiling the jar again mends it.
 *
 * @param facts of the type and everything nested in it
 * @param subtypes the top-level types compiled with it that hold subtypes of its types: what may
 *     run when its methods are called
 */
public record Summary(Facts facts, List<String> subtypes) {
  /** What the name of a summary ends with, after the name of its type. */
  public static final String SUFFIX = ".palisade";

  private static final String MAGIC = "PLS";
  private static final int VERSION = 14;

  public Summary {
    subtypes = List.copyOf(subtypes);
  }

  /** As bytes; equal summaries give equal bytes. */
  public byte[] toBytes() {
    Output out = new Output();
    out.string(MAGIC);
    out.number(VERSION);
    out.list(subtypes, Output::string);
    out.list(facts.types(), Summary::type);
    out.list(facts.methods(), MethodFormat::method);
    out.list(facts.contracts(), ContractFormat::contract);
    out.list(facts.drivers(), ContractFormat::driver);
    out.list(facts.orders(), ContractFormat::order);
    out.list(facts.suppressions(), ContractFormat::suppression);
    LockFormat.locks(out, facts.locks());
    return out.toBytes();
  }

  /**
   * The summary in bytes that {@link #toBytes} made.
   *
   * @param artifact the name of the jar they are in; null for this project
   * @throws UnreadableSummaryException if that is not what they are
   */
  public static Summary read(byte[] bytes, @Nullable String artifact) {
    return read(bytes, artifact, null, new HashMap<>());
  }

  /**
   * As {@link #read(byte[], String)}, one of thousands that name the same types and methods.
   *
   * @param anchor how messages can be printed in its places; null if they cannot
   * @param names the names that those before it had; its own are added
   */
  public static Summary read(
      byte[] bytes, @Nullable String artifact, @Nullable Anchor anchor, Map<String, String> names) {
    Input in = new Input(bytes, artifact, anchor, names);
    if (!in.string().equals(MAGIC)) {
      throw new UnreadableSummaryException("it is no summary");
    }
    int version = in.number();
    if (version != VERSION) {
      throw new UnreadableSummaryException(
          "its format has version " + version + ", and this is version " + VERSION);
    }
    List<String> subtypes = in.list(Input::string);
    Facts facts =
        new Facts(
            in.list(Summary::type),
            in.list(MethodFormat::method),
            in.list(ContractFormat::contract),
            in.list(ContractFormat::driver),
            in.list(ContractFormat::order),
            List.of(),
            in.list(ContractFormat::suppression),
            LockFormat.locks(in),
            List.of());
    return new Summary(facts, subtypes);
  }

  private static void type(Output out, TypeFacts type) {
    out.string(type.name());
    out.list(type.supertypes(), Output::string);
    out.list(type.arguments(), Output::string);
  }

  private static TypeFacts type(Input in) {
    return new TypeFacts(in.string(), in.list(Input::string), in.list(Input::string));
  }
}
