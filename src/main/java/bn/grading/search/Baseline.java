package bn.grading.search;

import bn.grading.catalogue.Hypothesis;
import bn.grading.judging.Judging;
import bn.grading.judging.ReferenceRun;
import java.util.HashMap;
import java.util.Map;

/// What was known before a hypothesis is tried: the right formulas, or what explains earlier answers. A number that
/// comes out the same without the hypothesis is no evidence for it.
final class Baseline {
    private final Judging judging;
    private final Hypothesis known;
    private final ReferenceRun run;
    private final Map<Integer, ReferenceRun> fromOwn = new HashMap<>();

    Baseline(Judging judging, Hypothesis known) {
        this.judging = judging;
        this.known = known;
        this.run = isRight()
                ? judging.rightRun()
                : ReferenceRun.of(known.on(judging.exercise()), known.table(judging.exercise()));
    }

    private boolean isRight() {
        return known.causes().isEmpty();
    }

    /// The run by itself.
    ReferenceRun run() {
        return run;
    }

    /// The run on all answers before this one in place of the computed values.
    ///
    /// @param at the index of the answer
    ReferenceRun fromOwn(int at) {
        return isRight()
                ? judging.rightFromOwn(at)
                : fromOwn.computeIfAbsent(
                        at,
                        place -> ReferenceRun.of(
                                known.on(judging.exercise()),
                                known.table(judging.exercise()),
                                judging.answers().subList(0, place)));
    }
}
