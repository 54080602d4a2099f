package dev.palisade.cli.live;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.palisade.cli.live.Unit.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads what is kept of a source file, when the compiler has attributed it. */
final class UnitReader extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final Elements elements;
  private final SourcePositions positions;
  private final SpanAnchors anchors;
  private final CompilationUnitTree unit;
  private final SourceText source;
  private final Set<String> types = new HashSet<>();
  private final Set<String> uses = new HashSet<>();
  private final List<Member> members = new ArrayList<>();
  private final StringBuilder signature = new StringBuilder();
  private int copied;

  private UnitReader(Trees trees, Elements elements, CompilationUnitTree unit, SourceText source) {
    this.trees = trees;
    this.elements = elements;
    this.unit = unit;
    this.source = source;
    positions = trees.getSourcePositions();
    anchors = new SpanAnchors(trees);
  }

  static Unit read(Trees trees, Elements elements, CompilationUnitTree unit, SourceText source) {
    UnitReader reader = new UnitReader(trees, elements, unit, source);
    reader.scan(unit, null);
    reader.signature.append(source.text(), reader.copied, source.text().length());
    reader.uses.removeAll(reader.types);
    return new Unit(source, reader.types, reader.uses, reader.signature.toString(), reader.members);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
    if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
      Element around = type.getEnclosingElement();
      if (around != null && around.getKind() == ElementKind.PACKAGE) {
        types.add(type.getQualifiedName().toString());
      }
      String owner = elements.getBinaryName(type).toString();
      for (Tree member : tree.getMembers()) {
        note(owner, member);
      }
    }
    return super.visitClass(tree, null);
  }

  private void note(String owner, Tree member) {
    int start = (int) positions.getStartPosition(unit, member);
    int end = (int) positions.getEndPosition(unit, member);
    if (start < 0 || end < 0) {
      return;
    }
    SourceSpan named = anchors.at(member, unit, start);
    if (member instanceof VariableTree field) {
      members.add(new Member(owner, field.getName().toString(), true, named, start, end));
    } else if (member instanceof MethodTree method) {
      members.add(new Member(owner, method.getName().toString(), false, named, start, end));
    }
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
    leaveOut(tree.getBody());
    return super.visitMethod(tree, null);
  }

  /** A body in a body is left out already. */
  private void leaveOut(@Nullable BlockTree body) {
    int start = body == null ? -1 : (int) positions.getStartPosition(unit, body);
    int end = body == null ? -1 : (int) positions.getEndPosition(unit, body);
    if (start >= copied && end > start) {
      signature.append(source.text(), copied, start);
      copied = end;
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
    use();
    return super.visitIdentifier(tree, null);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
    use();
    return super.visitMemberSelect(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void none) {
    use();
    return super.visitMemberReference(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void none) {
    use();
    return super.visitNewClass(tree, null);
  }

  private void use() {
    Element used = trees.getElement(getCurrentPath());
    while (used != null) {
      Element around = used.getEnclosingElement();
      if (used instanceof TypeElement type
          && around != null
          && around.getKind() == ElementKind.PACKAGE) {
        uses.add(type.getQualifiedName().toString());
      }
      used = around;
    }
  }
}
