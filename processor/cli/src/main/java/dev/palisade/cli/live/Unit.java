package dev.palisade.cli.live;

import java.util.List;
import java.util.Set;

/**
 * What is kept of a source file beside its facts.
 *
 * @param source the text that was compiled
 * @param types its top-level types
 * @param uses the top-level types that it mentions or gets objects of
 * @param signature equal as long as nothing has changed but method bodies
 * @param members fields and methods in the text, of nested types as well
 */
public record Unit(
    SourceText source,
    Set<String> types,
    Set<String> uses,
    String signature,
    List<Member> members) {

  public Unit {
    types = Set.copyOf(types);
    uses = Set.copyOf(uses);
    members = List.copyOf(members);
  }

  /**
   * A field or a method.
   *
   * @param owner binary name of its class
   * @param name the name
   * @param isField whether it is a field
   * @param named where its name is
   * @param start offset of its first character: of an annotation or a modifier, if it has any
   * @param end offset after its last character
   */
  public record Member(
      String owner, String name, boolean isField, SourceSpan named, int start, int end) {}
}
