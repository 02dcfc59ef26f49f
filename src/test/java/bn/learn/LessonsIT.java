package bn.learn;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.ShippedLessons;
import bn.data.file.DataProblem;
import bn.prose.Language;
import bn.prose.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lessons that go with the program are whole, and what they assert is so, as often as they say.
final class LessonsIT {
    /// Few, so that the suite is quick; -Dbn.seeds=100 runs all that the shares are counted of.
    private static final int SEEDS = Integer.getInteger("bn.seeds", 2);

    static Stream<Lesson> lessons() {
        return ShippedLessons.course().lessons().stream();
    }

    static Stream<Lesson> lessonsThatMark() {
        return lessons()
                .filter(lesson ->
                        lesson.folder().read(Lesson.SCRIPT).orElseThrow().contains("best="));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aLessonIsWhole(Lesson lesson) throws DataProblem {
        Words words = Words.of(Language.EN);
        assertThat(LessonCheck.of(lesson, ShippedLessons.data()).sentences())
                .extracting(sentence -> sentence.in(words))
                .isEmpty();
    }

    /// As in every other text here: “...”.
    @ParameterizedTest
    @MethodSource("lessons")
    void quotesAreOfOneKind(Lesson lesson) {
        for (Language language : Language.values()) {
            String text = lesson.folder().read(language.code() + ".md").orElseThrow();
            assertThat(text).doesNotContain("\"", " '", "「", "『");
            assertThat(text.chars().filter(c -> c == '“').count())
                    .isEqualTo(text.chars().filter(c -> c == '”').count());
        }
    }

    /// Where a table marks the best number of a column, the text says what the mark is.
    @ParameterizedTest
    @MethodSource("lessonsThatMark")
    void theMarkOfTheBestIsExplained(Lesson lesson) {
        for (Language language : Language.values()) {
            assertThat(lesson.text(language).elements("result"))
                    .anyMatch(element -> element.toString().contains("* "));
        }
    }

    /// Where bars or lines are logarithmic, their screen says so: a bar a fifth as long is not a fifth.
    @ParameterizedTest
    @MethodSource("lessons")
    void aLogarithmicScaleIsNamed(Lesson lesson) throws DataProblem {
        Map<String, Figure> figures =
                lesson.run(Lesson.USUAL_SEED, ShippedLessons.data()).figures();
        for (Language language : Language.values()) {
            String named = language == Language.ZH ? "对数" : "logarithmic";
            assertThat(lesson.text(language).screens("result"))
                    .filteredOn(screen -> screen.elements().stream()
                            .anyMatch(element -> element instanceof Element.Picture picture
                                    && isLogarithmic(figures.get(picture.name()))))
                    .allSatisfy(screen -> assertThat(screen.toString()).contains(named));
        }
    }

    private static boolean isLogarithmic(Figure figure) {
        return switch (figure) {
            case Figure.Table table -> table.columns().toString().contains("log_bars");
            case Figure.Plot plot -> plot.logarithmic();
        };
    }

    /// Of some of the hundred seeds, no more may fail than of all.
    @ParameterizedTest
    @MethodSource("lessons")
    void aClaimHoldsInItsShareOfRuns(Lesson lesson) throws DataProblem {
        LessonData data = ShippedLessons.data();
        List<Map<String, Boolean>> runs = IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> outcome(lesson.run(seed, data)))
                .toList();
        assertThat(lesson.run(0, data).claims().values())
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(runs)
                        .as("runs in which %s does not hold", claim.name())
                        .filteredOn(run -> !run.get(claim.name()))
                        .hasSizeLessThanOrEqualTo(100 - claim.share()));
    }

    private static Map<String, Boolean> outcome(LessonRun run) {
        Map<String, Boolean> outcome = new LinkedHashMap<>();
        run.claims().forEach((name, claim) -> outcome.put(name, run.holds(claim)));
        return outcome;
    }
}
