package bn.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All the variants that can be of an exercise.
final class Variants {
    private Variants() {}

    /// Right code, in each spelling.
    static List<Variant> right(Exercise exercise) {
        return spellings(exercise).map(Variant::right).toList();
    }

    /// One mistake each, by each of its routes, as the table has the rest.
    static List<Variant> plain(Exercise exercise) {
        List<Variant> variants = new ArrayList<>();
        for (Mistake mistake : Mistakes.ALL) {
            mistake.routes(exercise).forEach(route -> variants.add(Variant.of(mistake, route)));
        }
        return variants;
    }

    /// One mistake each, as it is usually made, where no number of it has to be found.
    static List<Variant> usual(Exercise exercise) {
        List<Variant> variants = new ArrayList<>();
        for (Mistake mistake : Mistakes.ALL) {
            if (mistake.unknown().isEmpty()) {
                mistake.routes(exercise).stream()
                        .findFirst()
                        .ifPresent(route -> variants.add(Variant.of(mistake, route)));
            }
        }
        return variants;
    }

    /// One mistake each, by each of its routes, in each spelling, but for those of precision.
    static Stream<Variant> spelled(Exercise exercise) {
        return spelled(exercise, false);
    }

    /// The mistakes of precision, likewise.
    static Stream<Variant> imprecise(Exercise exercise) {
        return spelled(exercise, true);
    }

    private static Stream<Variant> spelled(Exercise exercise, boolean imprecise) {
        List<Spelling> spellings = spellings(exercise).toList();
        return plain(exercise).stream()
                .filter(variant -> imprecise == variant.unknown().equals(Optional.of(Unknown.VARIANCE)))
                .flatMap(variant -> spellings.stream().map(variant::in).flatMap(Optional::stream));
    }

    /// Two mistakes at once that write different lines, neither with a number that nobody has told.
    static Stream<Variant> pairs(Exercise exercise) {
        List<Variant> plain = plain(exercise).stream()
                .filter(variant -> variant.unknown().isEmpty())
                .toList();
        return plain.stream()
                .flatMap(one -> plain.subList(plain.indexOf(one) + 1, plain.size()).stream()
                        .map(one::and)
                        .flatMap(Optional::stream));
    }

    private static Stream<Spelling> spellings(Exercise exercise) {
        return Spelling.ALL.stream()
                .filter(spelling ->
                        spelling.equals(Spelling.PLAIN) || spelling.route().isOpen(exercise));
    }
}
