package bn.cli.option;

import bn.batch.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How many numbers an exercise has, where they are drawn.
public final class ExerciseSize extends Options {
    private static final int USUAL_ROWS = 5;
    private static final int USUAL_IMAGES = 4;
    private static final int USUAL_FEATURES = 3;

    /// Places of an image on each of its two axes.
    private static final int SIDE = 2;

    final Argument<Integer> rows = option("--rows", "N", OptionType.of(Integer.class, typed -> count(typed, 2, 200)));
    final Argument<Integer> features =
            option("--features", "N", OptionType.of(Integer.class, typed -> count(typed, 1, 20)));
    final Flag images = flag("--images");

    /// The batch's axes, with the features on axis 1.
    public Shape shape() {
        int columns = features.or(USUAL_FEATURES);
        return images.isSet()
                ? Shape.of(rows.or(USUAL_IMAGES), columns, SIDE, SIDE)
                : Shape.of(rows.or(USUAL_ROWS), columns);
    }

    /// Those that were given, as they are typed.
    public List<String> said() {
        List<String> options = new ArrayList<>();
        rows.optional().ifPresent(count -> options.addAll(List.of("--rows", String.valueOf(count))));
        features.optional().ifPresent(count -> options.addAll(List.of("--features", String.valueOf(count))));
        if (images.isSet()) {
            options.add("--images");
        }
        return options;
    }

    /// The first of them that was given.
    public Optional<String> chosen() {
        return Stream.of(
                        rows.isGiven() ? "--rows" : "",
                        features.isGiven() ? "--features" : "",
                        images.isSet() ? "--images" : "")
                .filter(option -> !option.isEmpty())
                .findFirst();
    }

    private static Integer count(String typed, int least, int most) {
        if (typed.matches("\\d{1,9}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most) {
            return Integer.valueOf(typed);
        }
        throw InvalidValue.notIn(least, most, typed);
    }
}
