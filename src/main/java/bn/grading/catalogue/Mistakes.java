package bn.grading.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue of known mistakes. It is not exhaustive, so an answer that none of them explains is not
/// attributed to the nearest one.
public final class Mistakes {
    public static final List<Mistake> FORWARD = withOwnGradients(ForwardMistakes.ALL);

    public static final List<Mistake> STATISTICS = withOwnGradients(StatisticsMistakes.ALL);

    public static final List<Mistake> BACKWARD = BackwardMistakes.ALL;

    /// All mistakes: forward, running statistics, backward.
    public static final List<Mistake> ALL =
            Stream.of(FORWARD, STATISTICS, BACKWARD).flatMap(List::stream).toList();

    private Mistakes() {}

    private static List<Mistake> withOwnGradients(List<Mistake> mistakes) {
        return mistakes.stream().map(OwnGradient::added).toList();
    }

    public static Optional<Mistake> named(String id) {
        return ALL.stream().filter(mistake -> mistake.id().equalsIgnoreCase(id)).findFirst();
    }
}
