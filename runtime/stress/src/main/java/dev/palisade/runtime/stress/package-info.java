/**
 * What a machine shows of the promises of the fence core: a class for each, named after it, with
 * three kinds of cases.
 *
 * <dl>
 *   <dt>{@code Broken}
 *   <dd>what goes wrong without the promise. It must show that, or the run fails: a rig that sees
 *       nothing proves nothing.
 *   <dt>{@code Model}
 *   <dd>the protocol alone, in as few words as it takes. It must not show it.
 *   <dt>{@code Actual}
 *   <dd>the fence core, through its public and protected methods. It must not show it either.
 * </dl>
 *
 * On x86 no run can show a missing acquire or release that the compiler happens to honour. So these
 * cases look for what a memory model does not see: what the compilers do to the real code, lost
 * atomicity, wrong order, and stores that pass loads. That every access is strong enough is shown
 * by the tests of the runtime that put its bytecode under a memory model.
 *
 * <pre>{@code mvn -Pstress -pl runtime/stress -am package -DskipTests}</pre>
 */
@NullMarked
package dev.palisade.runtime.stress;

import org.jspecify.annotations.NullMarked;
