package bn.grading.catalogue;

import bn.formula.Expr;
import bn.grading.catalogue.Slips.Slipped;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Mistaken formulas of a step, those that make the same numbers together.
final class AlikeFormulas {
    /// Far above the round-off of a formula on small data, far below what differs by anything else.
    private static final double TOLERANCE = 1e-9;

    private final double[] right;
    private final List<Group> groups = new ArrayList<>();
    private final NavigableMap<Double, List<Group>> byFirst = new TreeMap<>();

    private static final class Group {
        private final double[] numbers;
        private final List<Slipped> members = new ArrayList<>();

        Group(double[] numbers) {
            this.numbers = numbers;
        }
    }

    /// @param right the numbers of the right formula
    AlikeFormulas(double[] right) {
        this.right = right;
    }

    /// Adds a formula, unless its numbers are right or not finite.
    void add(Slipped one, double[] numbers) {
        if (!Double.isFinite(largest(numbers)) || areAlike(numbers, right)) {
            return;
        }
        group(numbers).orElseGet(() -> newGroup(numbers)).members.add(one);
    }

    private Optional<Group> group(double[] numbers) {
        double margin = TOLERANCE * largest(numbers);
        return byFirst.subMap(numbers[0] - margin, true, numbers[0] + margin, true).values().stream()
                .flatMap(List::stream)
                .filter(group -> areAlike(group.numbers, numbers))
                .findFirst();
    }

    private Group newGroup(double[] numbers) {
        Group group = new Group(numbers);
        groups.add(group);
        byFirst.computeIfAbsent(numbers[0], _ -> new ArrayList<>()).add(group);
        return group;
    }

    /// Whether they are the same but for round-off.
    static boolean areAlike(double[] these, double[] those) {
        double margin = TOLERANCE * Math.max(largest(these), largest(those));
        for (int i = 0; i < these.length; i++) {
            if (!(Math.abs(these[i] - those[i]) <= margin)) {
                return false;
            }
        }
        return true;
    }

    /// NaN if one of them is.
    private static double largest(double[] numbers) {
        // Asked of each of thousands of formulas, so a loop and not a stream.
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /// The groups, in the order in which their first formulas were added.
    ///
    /// @param fitting what else changes in the table
    List<Mutation> mutations(String step, Fitting fitting) {
        return groups.stream()
                .map(group -> mutation(step, group.members, fitting))
                .toList();
    }

    private static Mutation mutation(String step, List<Slipped> members, Fitting fitting) {
        Slipped first = members.getFirst();
        List<Expr> alike = members.stream().skip(1).map(Slipped::formula).toList();
        return new Mutation(step, first.formula(), alike, fitting.following(first.formula()), first.slip());
    }
}
