package dev.palisade.processor.body;

import dev.palisade.processor.fact.LockRef;
import dev.palisade.processor.fact.MethodFacts.Acquisition;
import dev.palisade.processor.fact.MethodFacts.Acquisition.How;
import dev.palisade.processor.fact.MethodFacts.Argument;
import dev.palisade.processor.fact.MethodFacts.Call;
import dev.palisade.processor.fact.MethodFacts.Call.Dispatch;
import dev.palisade.processor.fact.MethodFacts.Held;
import dev.palisade.processor.fact.MethodId;
import dev.palisade.processor.fact.Place;
import dev.palisade.processor.flow.FlowState;
import java.util.ArrayList;
import java.util.List;

/** The facts of one body, in the order it was walked. */
final class Recording {
  private final List<Acquisition> acquisitions = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private int muted;

  List<Acquisition> acquisitions() {
    return acquisitions;
  }

  List<Call> calls() {
    return calls;
  }

  /** Whether code is being walked that has been recorded already. */
  boolean muted() {
    return muted > 0;
  }

  void mute(boolean on) {
    muted += on ? 1 : -1;
  }

  void acquisition(LockRef lock, How how, Place place, List<Held> held) {
    if (muted == 0) {
      acquisitions.add(new Acquisition(lock, how, place, held));
    }
  }

  void call(
      MethodId callee,
      Dispatch dispatch,
      Argument receiver,
      List<Argument> arguments,
      Place place,
      FlowState state) {
    if (muted == 0) {
      calls.add(new Call(callee, dispatch, receiver, arguments, place, state.held()));
    }
  }

  /** Drops what was recorded after there were so many. */
  void shrink(int acquisitionCount, int callCount) {
    acquisitions.subList(acquisitionCount, acquisitions.size()).clear();
    calls.subList(callCount, calls.size()).clear();
  }
}
