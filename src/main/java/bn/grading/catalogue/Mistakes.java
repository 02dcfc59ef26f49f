package bn.grading.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The catalogue of mistakes that this program knows by name. It is not closed: others exist, and what none of
/// these explains is not explained by the nearest.
public final class Mistakes {
    /// Those on the way from x to y.
    public static final List<Mistake> FORWARD = ForwardMistakes.ALL;

    /// Those with running statistics.
    public static final List<Mistake> STATISTICS = StatisticsMistakes.ALL;

    /// Those on the way back.
    public static final List<Mistake> BACKWARD = BackwardMistakes.ALL;

    /// All of them: forward, running statistics, backward.
    public static final List<Mistake> ALL =
            Stream.of(FORWARD, STATISTICS, BACKWARD).flatMap(List::stream).toList();

    private Mistakes() {}

    /// The one with this id.
    public static Optional<Mistake> named(String id) {
        return ALL.stream().filter(mistake -> mistake.id().equalsIgnoreCase(id)).findFirst();
    }
}
