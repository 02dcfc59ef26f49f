package bn.check;

import bn.check.Judged.Verdict;
import bn.formula.Expr;
import bn.graph.Graph;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The judgement of answers, each at the first precision at which it is right, and the search for the mistakes
/// behind those that are wrong.
///
/// The search replaces lines of the table by a mistake's and looks whether the learner's numbers come out, by
/// themselves or from the learner's own earlier values. So it works from whatever was handed in.
final class Grading {
    /// Bits that an explanation must have: one in a million that other numbers would fit, whichever of the
    /// mistakes is tried.
    private static final double BITS = 20;

    private static final double BITS_OF_CHOICE = log2(Mistakes.ALL.size());

    /// Mistakes that are looked for at once where each shows in an answer of its own.
    private static final int MOST_AT_ONCE = 4;

    private final Exercise exercise;
    private final List<Answer> answers;
    private final Sight right;
    private final List<Judged> judged = new ArrayList<>();

    /// Answers that are right as far as rounding goes, and made far more precisely by a mistake: at what precision
    /// they would be right.
    private final Map<Integer, Precision> outdone = new HashMap<>();

    private final Map<Integer, Sight> rightFromOwn = new HashMap<>();

    /// Judges answers.
    ///
    /// @param answers in the order of the table
    Grading(Exercise exercise, List<Answer> answers) {
        this.exercise = exercise;
        this.answers = answers;
        this.right = Sight.of(exercise, exercise.table());
        for (int i = 0; i < answers.size(); i++) {
            judged.add(judge(i));
        }
    }

    List<Judged> judged() {
        return judged;
    }

    /// The right run, beside which answers are held. Its bounds are the most work that there is, and kept.
    Sight rightRun() {
        return right;
    }

    /// Which answer is the first that is wrong by itself.
    Optional<Judged> slip() {
        return judged.stream().filter(one -> one.verdict() == Verdict.WRONG).findFirst();
    }

    private int slipAt() {
        return judged.indexOf(slip().orElseThrow());
    }

    private Judged judge(int at) {
        Answer answer = answers.get(at);
        Comparison comparison = right(answer);
        boolean isOutdone = comparison.fits() && isOutdone(answer, comparison);
        if (comparison.fits() && !isOutdone) {
            return new Judged(answer, Verdict.RIGHT, comparison, List.of());
        }
        if (isOutdone) {
            outdone.put(at, comparison.precision());
            comparison = right.compared(answer, answer.told().computedExactly());
        }
        for (Variant variant : Variants.right(exercise)) {
            Graph table = variant.table(exercise);
            List<Judged> from = inexact(table, at);
            if (!from.isEmpty()) {
                Comparison own =
                        Sight.of(exercise, table, answers.subList(0, at)).right(answer);
                if (own.fits() && (!isOutdone || own.precision().equals(Precision.DOUBLE))) {
                    return following(answer, comparison, own, from);
                }
            }
        }
        return new Judged(answer, Verdict.WRONG, comparison, List.of());
    }

    /// What was rightly made from earlier answers: from wrong ones it follows, from those that are right as float16,
    /// say, it is right.
    private static Judged following(Answer answer, Comparison comparison, Comparison own, List<Judged> from) {
        List<String> wrong = from.stream()
                .filter(one -> one.verdict() != Verdict.RIGHT)
                .map(Judged::step)
                .toList();
        return wrong.isEmpty()
                ? new Judged(
                        answer,
                        Verdict.RIGHT,
                        own,
                        from.stream().map(Judged::step).toList())
                : new Judged(answer, Verdict.FOLLOWS, comparison, wrong);
    }

    /// How an answer compares with the right value. What it may be off is taken from the table; where it is off by
    /// more, from every other way to write it. One that leaves out what adds up to 0 has errors that cancel in
    /// another.
    private Comparison right(Answer answer) {
        Comparison comparison = right.right(answer);
        return comparison.fits() || !comparison.isShaped() || !right.isNear(answer, right.largestBound(answer))
                ? comparison
                : Variants.right(exercise).stream()
                        .filter(variant -> variant.reaches(answer.step(), exercise.table()))
                        .map(variant ->
                                Sight.of(exercise, variant.table(exercise)).right(answer))
                        .filter(Comparison::fits)
                        .findFirst()
                        .orElse(comparison);
    }

    /// Whether a mistake makes the numbers of a right answer so much more precisely that it made them: where they
    /// come out to the last digit with another ε, they are not right for being near.
    private boolean isOutdone(Answer answer, Comparison comparison) {
        if (comparison.precision().equals(Precision.DOUBLE) || comparison.isLost()) {
            return false;
        }
        double[] least = right.leastErrors(answer, comparison.precision());
        double most = right.bitsMissed(answer, least) - BITS - BITS_OF_CHOICE;
        return most >= 0
                && Variants.plain(exercise).stream()
                        .filter(variant ->
                                variant.unknown().isEmpty() && variant.reaches(answer.step(), exercise.table()))
                        .flatMap(variant -> variant.fitting(exercise).stream())
                        .map(table -> Sight.of(exercise, table))
                        .anyMatch(sight -> sight.bitsMissed(answer, least) <= most
                                && sight.mistaken(answer, right, 1).fits());
    }

    /// The earlier answers, wrong or right at less than float64, that a step is made from when each that was handed
    /// in is taken as it is.
    private List<Judged> inexact(Graph table, int at) {
        Map<String, Judged> earlier = new LinkedHashMap<>();
        judged.subList(0, at).forEach(one -> earlier.put(one.step(), one));
        Set<String> reached = new HashSet<>();
        reach(table, answers.get(at).step(), earlier.keySet(), reached);
        return earlier.values().stream()
                .filter(one -> reached.contains(one.step()))
                .filter(one -> !one.isExact())
                .toList();
    }

    private static void reach(Graph table, String name, Set<String> stops, Set<String> reached) {
        if (table.quantity(name) instanceof Step step) {
            for (String read : step.formula().reads()) {
                if (reached.add(read) && !stops.contains(read)) {
                    reach(table, read, stops, reached);
                }
            }
        }
    }

    /// What was found out about the wrong answers.
    ///
    /// @param diagnoses alternatives that explain alike
    /// @param alike what each of them takes to be written, with the spelling of the rest
    /// @param unexplained the steps of wrong answers that none of them explains
    record Found(List<Diagnosis> diagnoses, List<Variant> alike, List<String> unexplained) {}

    /// Looks for the mistakes, if there is a slip.
    Found found() {
        return slip().isEmpty() ? new Found(List.of(), List.of(), List.of()) : search();
    }

    private Found search() {
        List<Explanation> best = best(explanations(Variants.spelled(exercise), 0));
        if (best.isEmpty()) {
            // A variance that is only known by its bound explains what others explain exactly.
            best = best(explanations(Variants.imprecise(exercise), 0));
        }
        if (best.isEmpty() && exercise.shape().rows() <= Grade.PAIRS_UP_TO) {
            best = best(explanations(Variants.pairs(exercise), BITS_OF_CHOICE));
        }
        for (int more = 2; more <= MOST_AT_ONCE && isIncomplete(best); more++) {
            List<Explanation> further = best(explanations(extended(best), 0));
            if (further.isEmpty() || Explanation.BEST_FIRST.compare(further.getFirst(), best.getFirst()) >= 0) {
                break;
            }
            best = further;
        }
        return found(best);
    }

    private static boolean isIncomplete(List<Explanation> best) {
        return !best.isEmpty() && !best.getFirst().unexplained().isEmpty();
    }

    private Stream<Variant> extended(List<Explanation> best) {
        List<Variant> plain = Variants.plain(exercise).stream()
                .filter(variant -> variant.unknown().isEmpty())
                .toList();
        return best.stream()
                .flatMap(one -> plain.stream().map(one.variant()::and).flatMap(Optional::stream));
    }

    private Found found(List<Explanation> best) {
        if (best.isEmpty()) {
            return new Found(
                    List.of(),
                    List.of(),
                    judged.stream()
                            .filter(one -> one.verdict() == Verdict.WRONG)
                            .map(Judged::step)
                            .toList());
        }
        Map<Set<String>, Diagnosis> byIds = new LinkedHashMap<>();
        List<Variant> alike = new ArrayList<>();
        for (Explanation one : best) {
            Variant variant = one.variant();
            Diagnosis diagnosis = new Diagnosis(
                    variant.mistakes(), variant.steps(), mistaken(variant), one.matched(), one.relative());
            if (byIds.putIfAbsent(new HashSet<>(diagnosis.ids()), diagnosis) == null) {
                alike.add(variant);
            }
        }
        return new Found(List.copyOf(byIds.values()), alike, best.getFirst().unexplained());
    }

    /// The lines of a variant without those that only spell the rest otherwise.
    private static Map<String, Expr> mistaken(Variant variant) {
        Map<String, Expr> lines = new LinkedHashMap<>(variant.lines());
        lines.keySet().removeIf(step -> !variant.isMistaken(step));
        return lines;
    }

    private static List<Explanation> best(List<Explanation> all) {
        Optional<Explanation> first = all.stream().min(Explanation.BEST_FIRST);
        return first.map(best -> all.stream()
                        .filter(one -> Explanation.BEST_FIRST.compare(one, best) == 0)
                        .toList())
                .orElse(List.of());
    }

    /// How far a variant explains the answers.
    ///
    /// @param unexplained wrong answers that it does not explain, in order
    /// @param isExact whether it makes the first wrong answer as precisely as float64 computes
    /// @param reach the place of the first of those
    /// @param contradicted answers that need no explanation, and would be other
    private record Explanation(
            Variant variant,
            List<String> matched,
            List<String> unexplained,
            boolean isExact,
            int reach,
            int contradicted,
            double relative) {
        /// What makes the first wrong answer to the last digit comes first, then what explains farther, then what
        /// is contradicted by less, then what takes nothing for written otherwise than in the table but the
        /// mistakes.
        static final Comparator<Explanation> BEST_FIRST = Comparator.comparing((Explanation one) -> !one.isExact())
                .thenComparingInt(one -> -one.reach())
                .thenComparingInt(Explanation::contradicted)
                .thenComparing(one -> one.variant().isRespelled());
    }

    private List<Explanation> explanations(Stream<Variant> variants, double moreBits) {
        String slip = answers.get(slipAt()).step();
        Optional<Screen> screen = screen();
        return variants.filter(variant -> variant.reaches(slip, exercise.table()))
                .flatMap(variant -> variant
                        .fitting(exercise)
                        .filter(table ->
                                screen.map(one -> one.passes(variant, table)).orElse(true))
                        .flatMap(table -> explanation(variant, table, moreBits))
                        .stream())
                .toList();
    }

    private Optional<Screen> screen() {
        int at = slipAt();
        Answer slip = answers.get(at);
        double near = Math.max(right.largestBound(slip), fromOwn(at).largestBound(slip));
        int feature = judged.get(at).at().feature();
        return Screen.of(exercise, answers.subList(0, at), slip, feature, near);
    }

    private Optional<Explanation> explanation(Variant variant, Graph table, double moreBits) {
        Optional<Exercise> numbered = variant.unknown().isEmpty()
                ? Optional.of(exercise)
                : new Fitting(exercise, variant).fitted(answers.get(slipAt()), fromOwn(slipAt()));
        return numbered.flatMap(known -> new Trial(known, variant, table).explanation(moreBits));
    }

    private Sight fromOwn(int at) {
        return rightFromOwn.computeIfAbsent(
                at, place -> Sight.of(exercise, exercise.table(), answers.subList(0, place)));
    }

    /// One variant held beside the answers.
    private final class Trial {
        private final Exercise known;
        private final Variant variant;
        private final Graph table;
        private final Sight alone;
        private final double slack;
        private final List<String> matched = new ArrayList<>();
        private final List<String> unexplained = new ArrayList<>();
        private double relative;

        Trial(Exercise known, Variant variant, Graph table) {
            this.known = known;
            this.variant = variant;
            this.table = table;
            this.alone = Sight.of(known, table);
            this.slack = variant.unknown().isPresent() ? 2 : 1;
        }

        Optional<Explanation> explanation(double moreBits) {
            int slip = slipAt();
            Optional<Comparison> atSlip = compared(slip);
            if (atSlip.isEmpty() || bits(atSlip.get()) < BITS + BITS_OF_CHOICE + moreBits) {
                return Optional.empty();
            }
            for (int at = 0; at < slip; at++) {
                if (compared(at).isEmpty() || isShielded(at)) {
                    return Optional.empty();
                }
            }
            int reach = answers.size();
            int contradicted = 0;
            for (int at = slip; at < answers.size(); at++) {
                boolean explained = at == slip || compared(at).isPresent();
                boolean wrong = judged.get(at).verdict() == Verdict.WRONG;
                if (!explained && wrong) {
                    unexplained.add(answers.get(at).step());
                    reach = Math.min(reach, at);
                } else if (!explained) {
                    contradicted++;
                }
            }
            boolean exact = atSlip.get().precision().equals(Precision.DOUBLE);
            return Optional.of(new Explanation(variant, matched, unexplained, exact, reach, contradicted, relative));
        }

        /// Whether an answer is right only because a line behind the mistake is taken to be written otherwise:
        /// who has the right value of a step has hardly spoiled what it is made of.
        private boolean isShielded(int at) {
            return variant.isRespelled()
                    && judged.get(at).verdict() == Verdict.RIGHT
                    && !Sight.of(known, exercise.table().with(mistaken(variant)))
                            .right(answers.get(at))
                            .fits();
        }

        /// The evidence of a comparison; each number that had to be found takes the best one as its proof.
        private double bits(Comparison comparison) {
            Answer slip = answers.get(slipAt());
            Precision outdoneAt = outdone.get(slipAt());
            if (outdoneAt != null) {
                double[] least = right.leastErrors(slip, outdoneAt);
                return right.bitsMissed(slip, least) - alone.bitsMissed(slip, least);
            }
            return variant.unknown()
                    .map(unknown -> new Fitting(exercise, variant).bits(comparison, answers.get(slipAt()), known))
                    .orElse(comparison.evidence());
        }

        /// How an answer compares with what the variant makes, by itself or from the learner's own earlier
        /// values; empty where it does not fit.
        private Optional<Comparison> compared(int at) {
            Answer answer = answers.get(at);
            boolean same = !variant.reaches(answer.step(), exercise.table());
            if (same && judged.get(at).verdict() != Verdict.WRONG) {
                return Optional.of(judged.get(at).comparison());
            }
            double bound = right.largestBound(answer);
            Optional<Comparison> alike = fitting(answer, alone, right, bound);
            if (alike.isPresent()) {
                match(at, alike.get());
                return alike;
            }
            Sight own = Sight.of(known, table, answers.subList(0, at));
            Sight otherwise = fromOwn(at);
            Optional<Comparison> following =
                    fitting(answer, own, otherwise, Math.max(bound, otherwise.largestBound(answer)));
            following.filter(comparison -> comparison.evidence() > 0).ifPresent(comparison -> match(at, comparison));
            return following;
        }

        private Optional<Comparison> fitting(Answer answer, Sight sight, Sight otherwise, double bound) {
            return sight.isNear(answer, bound)
                    ? Optional.of(sight.mistaken(answer, otherwise, slack)).filter(Comparison::fits)
                    : Optional.empty();
        }

        private void match(int at, Comparison comparison) {
            if (judged.get(at).verdict() != Verdict.RIGHT) {
                matched.add(answers.get(at).step());
                relative = Math.max(relative, comparison.relative());
            }
        }
    }

    static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    /// The exercise that is judged.
    Exercise exercise() {
        return exercise;
    }

    /// What holds of a wrong answer.
    Optional<Relation> relation(Judged wrong) {
        return Relation.of(exercise, wrong.answer(), right);
    }
}
