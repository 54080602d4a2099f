package dev.palisade.runtime.model.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The format of litmus files, and what is said of a file that is not of it. */
class LitmusParserTest {
  private static List<LitmusTest> parse(String text) {
    return LitmusParser.parse(text.lines().toList());
  }

  /** A title may hold anything; comments, blanks and indentation do not matter. */
  @Test
  void readsTheWholeGrammar() {
    String text =
        """
        # a comment

        test MP | T0:W(x) R->O  # of the title
        expect forbid
        init x=0
        init y=-1   // two lines
        thread
          W x 1 P
          F R
          W y 1 O
        thread
          R r1 y O
          IF r1 1
            F A
            IF r1 1
              R r2 x P
            END
          END
          ADD r3 y -1 X
          OR r4 y 2 O
          CAS r5 y r1 7 V
        cond 1:r1=1/\\(1:r2=0 \\/ y=-5)
        """;
    List<LitmusTest> tests = parse(text);
    assertEquals(1, tests.size());
    assertEquals("MP | T0:W(x) R->O  # of the title", tests.get(0).name());
    assertEquals(3, tests.get(0).line());
    assertNull(tests.get(0).disagreement());
  }

  /** A wrong verdict is named, with test and line. */
  @Test
  void namesDisagreement() {
    LitmusTest test = parse("test A\nexpect ALLOW\ninit x=0\nthread\nW x 1 O\ncond x=0").get(0);
    String said = test.disagreement();
    assertEquals("line 1, test A: expect ALLOW, but the explorer says forbid", said);
  }

  /** A register that nothing was read into equals no value, not even 0. */
  @Test
  void unsetRegisterEqualsNothing() {
    String program = "test A\nexpect ALLOW\ninit x=0\nthread\nIF r 1\nR s x O\nEND\ncond ";
    assertFalse(parse(program + "0:s=0").get(0).isReachable());
    assertTrue(parse(program + "0:s=0 \\/ x=0").get(0).isReachable());
  }

  /** And binds tighter than or. */
  @Test
  void andBindsTighter() {
    String program = "test A\nexpect ALLOW\ninit x=1\nthread\nR r x O\ncond ";
    assertTrue(parse(program + "0:r=1 \\/ 0:r=0 /\\ 0:r=2").get(0).isReachable());
    assertFalse(parse(program + "(0:r=1 \\/ 0:r=0) /\\ 0:r=2").get(0).isReachable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "W x 1 A ! line 5: mode \"A\" of W is none of PORV",
        "R r x R ! line 5: mode \"R\" of R is none of POAV",
        "ADD r x 1 P ! line 5: mode \"P\" of ADD is none of XOARV",
        "W z 1 O ! line 5: \"z\" is no location of \"init\"",
        "W x one? O ! line 5: \"one?\" is no number",
        "R x x O ! line 5: \"x\" is no name for a register",
        "W x 1 ! line 5: expected \"W location value MODE\"",
        "W x 99999999999 O ! line 5: 99999999999 is out of range",
        "JUMP ! line 5: unknown word \"JUMP\"",
        "END ! line 5: END without IF",
        "IF r 1 ! line 6: END is missing",
        "expect maybe ! line 5: expected \"expect forbid\" or \"expect ALLOW\"",
        "init x=2 ! line 5: location x is there already",
        "cond 1:r=0 ! line 5: there is no thread 1",
        "cond x=0 /\\ ! line 5: the condition ends too early",
        "cond (x=0 ! line 5: \")\" is missing in the condition",
        "cond x=0 x=0 ! line 5: unexpected \"x=0\" in the condition",
        "cond x>0 ! line 5: cannot read the condition from \"x>0\" on",
        "test B ! line 5: test A has no \"cond\"",
      })
  void namesTheLine(String statement, String message) {
    String text = "test A\nexpect forbid\ninit x=0\nthread\n" + statement + "\ncond x=0\n";
    Exception thrown = assertThrows(LitmusParser.SyntaxException.class, () -> parse(text));
    assertEquals(message, thrown.getMessage());
  }

  /** The end of the file is no end of a test. */
  @Test
  void wantsTheCondition() {
    Exception thrown =
        assertThrows(LitmusParser.SyntaxException.class, () -> parse("test A\nexpect forbid\n"));
    assertEquals("line 3: test A has no \"cond\"", thrown.getMessage());
  }
}
