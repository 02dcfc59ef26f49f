package bn.grading;

import static org.assertj.core.api.Assertions.assertThat;

import bn.formula.Expr;
import bn.grading.catalogue.EquivalentForm;
import bn.grading.catalogue.Exercise;
import bn.grading.catalogue.FreeParameter;
import bn.grading.catalogue.Hypothesis;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.grading.catalogue.Rewrite;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.grading.judging.Judging;
import bn.grading.search.Diagnosis;
import bn.graph.Mode;
import bn.prose.Language;
import bn.prose.Words;
import bn.stats.Convention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake of the catalogue is found from what it makes, and nothing else is claimed.
class MistakesIT {
    /// Few, so that the suite is quick; -Dbn.batches=100 takes some minutes.
    private static final int RANDOM_BATCHES = Integer.getInteger("bn.batches", 1);

    /// Whether each of a mistake's rewrites is handed in on every sample and in every way, even after it was found on
    /// one, or another of them in the same way.
    private static final boolean ALL_WAYS = RANDOM_BATCHES > 1;

    /// What the samples do not tell from each other.
    private static final Set<String> ALIKE = Set.of("momentum-zero", "never-updated");

    /// What may be handed in without the rest.
    private static final List<String> ALONE = List.of("out", "dx", "dgamma", "dbeta", "running");

    private static final Convention PYTORCH = Convention.ALL.getFirst();
    private static final Convention KERAS = Convention.ALL.get(1);
    private static final Convention CS231N = Convention.named("cs231n").orElseThrow();
    private static final Convention CUMULATIVE = PYTORCH.withMomentum(OptionalDouble.empty());

    static Stream<Mistake> mistakes() {
        return Mistakes.ALL.stream();
    }

    @Test
    void theCatalogueHasNoIdTwice() {
        assertThat(Mistakes.ALL.stream().map(Mistake::id)).doesNotHaveDuplicates();
    }

    /// Every one says in both languages what was done, and why it is wrong.
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeHasItsProse(Mistake mistake) {
        assertThat(Words.of(Language.EN).mistake(mistake.id())).isNotBlank();
        assertThat(Words.of(Language.ZH).mistake(mistake.id())).matches(".*\\p{IsHan}.*");
        List<String> english = paragraphs(mistake, Language.EN);
        List<String> chinese = paragraphs(mistake, Language.ZH);
        assertThat(english).hasSizeGreaterThanOrEqualTo(2).hasSameSizeAs(chinese);
        assertThat(chinese).allMatch(paragraph -> paragraph.matches("(?s).*\\p{IsHan}.*"));
    }

    /// What depends on the exercise is a blank, the same in both languages, and none in the line that stands in
    /// the list of all: there is no exercise there.
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakesProseNamesNoNumberOfItsOwn(Mistake mistake) {
        for (Language language : Language.values()) {
            List<String> paragraphs = paragraphs(mistake, language);
            assertThat(paragraphs)
                    .as(language.code())
                    .noneMatch(paragraph -> paragraph.matches("(?s).*(\\d[.]\\d|\\d[eE][-+]?\\d|\\d *%).*"));
            assertThat(blanks(paragraphs)).isEqualTo(blanks(paragraphs(mistake, Language.EN)));
            assertThat(paragraphs.getFirst()).doesNotContain("{");
        }
    }

    private static List<List<String>> blanks(List<String> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> Pattern.compile("\\{\\w*}")
                        .matcher(paragraph)
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .sorted()
                        .toList())
                .toList();
    }

    private static List<String> paragraphs(Mistake mistake, Language language) {
        Path file = Path.of("src/main/resources/bn/prose", language.code(), "mistakes", mistake.id() + ".md");
        try {
            return List.of(Files.readString(file).strip().split("\n\\s*\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noProseIsThereForNoMistake() throws IOException {
        for (Language language : Language.values()) {
            try (Stream<Path> files = Files.list(Path.of("src/main/resources/bn/prose", language.code(), "mistakes"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(Mistakes.ALL.stream()
                                .map(mistake -> mistake.id() + ".md")
                                .toList());
            }
        }
    }

    /// By each of its rewrites it changes the step where it is said to sit, and none before that.
    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeSitsWhereItSays(Mistake mistake) {
        for (Exercise exercise : randoms(mistake, 1)) {
            for (Rewrite rewrite : mistake.rewrites(exercise)) {
                if (mistake.parameter().equals(Optional.of(FreeParameter.VARIANCE))) {
                    continue;
                }
                List<String> changed =
                        WrongAnswers.of(mistake, rewrite, exercise).changed();
                assertThat(changed).as(rewrite.lines().keySet().toString()).isNotEmpty();
                // The weights of an update are numbers of their own, and no answers.
                assertThat(changed.getFirst())
                        .isEqualTo(rewrite.step().equals("keep") ? "running_mean" : rewrite.step());
            }
        }
    }

    /// By each rewrite from all answers, where the samples tell it from every other, and from each answer alone. Which
    /// sample is asked first differs from mistake to mistake.
    @ParameterizedTest
    @MethodSource("mistakes")
    void isFoundOnTheSamples(Mistake mistake) throws Exception {
        List<Exercise> telling = Arrays.asList(Exercises.sample(), Exercises.images(), Exercises.tracked(Mode.TRAIN));
        Collections.rotate(telling, Mistakes.ALL.indexOf(mistake));
        List<Exercise> samples = new ArrayList<>(telling);
        samples.add(Exercises.tracked(Mode.EVAL));
        samples.addAll(randoms(mistake, 1));
        Set<String> found = new HashSet<>();
        Set<Map<String, Expr>> foundRewrites = new HashSet<>();
        Set<String> foundAlone = new HashSet<>();
        for (Exercise exercise : samples) {
            for (Rewrite rewrite : mistake.rewrites(exercise)) {
                boolean isTelling = telling.contains(exercise);
                if (ALL_WAYS || (isTelling ? !foundRewrites.contains(rewrite.lines()) : found.isEmpty())) {
                    Set<String> fromAll = found(mistake, rewrite, exercise, "");
                    if (!fromAll.isEmpty()) {
                        foundRewrites.add(rewrite.lines());
                    }
                    found.addAll(isTelling || fromAll.isEmpty() ? fromAll : Set.of(mistake.id()));
                }
                for (String alone : ALONE) {
                    if ((ALL_WAYS || !foundAlone.contains(alone))
                            && !found(mistake, rewrite, exercise, alone).isEmpty()) {
                        foundAlone.add(alone);
                    }
                }
            }
        }
        assertThat(found).isEqualTo(ALIKE.contains(mistake.id()) ? ALIKE : Set.of(mistake.id()));
    }

    /// On random batches, from all answers and from one alone in turn.
    @ParameterizedTest
    @MethodSource("mistakes")
    void isFoundOnRandomBatches(Mistake mistake) {
        List<Exercise> exercises = randoms(mistake, RANDOM_BATCHES);
        long found = IntStream.range(0, exercises.size())
                .parallel()
                .filter(i -> {
                    Exercise exercise = exercises.get(i);
                    List<Rewrite> rewrites = mistake.rewrites(exercise);
                    Rewrite rewrite = rewrites.get(i % rewrites.size());
                    Set<String> all = found(mistake, rewrite, exercise, "");
                    Set<String> one = found(mistake, rewrite, exercise, ALONE.get(i % ALONE.size()));
                    return !all.isEmpty() || !one.isEmpty();
                })
                .count();
        assertThat(found).isEqualTo(RANDOM_BATCHES);
    }

    /// Grades what a mistake makes.
    ///
    /// @return the mistakes of the diagnoses; none where there was nothing to find
    private static Set<String> found(Mistake mistake, Rewrite rewrite, Exercise exercise, String alone) {
        WrongAnswers wrong = WrongAnswers.of(mistake, rewrite, exercise);
        List<Answer> handedIn = wrong.answers().stream()
                .filter(answer -> alone.equals("running")
                        ? answer.step().startsWith(alone)
                        : alone.isEmpty() || answer.step().equals(alone))
                .toList();
        List<String> changed = wrong.changed().stream()
                .filter(step ->
                        handedIn.stream().anyMatch(answer -> answer.step().equals(step)))
                .toList();
        String what = mistake.id() + " " + rewrite.lines().keySet() + " from " + (alone.isEmpty() ? "all" : alone);
        if (changed.isEmpty()) {
            assertThat(new Judging(exercise, handedIn).judged())
                    .extracting(JudgedAnswer::verdict)
                    .as(what)
                    .allMatch(JudgedAnswer.Verdict.RIGHT::equals);
            return Set.of();
        }
        Grade grade = Grade.of(exercise, handedIn);
        assertThat(grade.isRight()).as(what).isFalse();
        assertThat(grade.firstWrong().orElseThrow().step()).as(what).isEqualTo(changed.getFirst());
        // A variance in float32 may be told from a gradient alone, if it comes out in a usual order of summing.
        boolean cannotBeFitted = mistake.parameter().isPresent() && !canBeFitted(mistake, changed);
        if (cannotBeFitted && grade.diagnoses().isEmpty()) {
            return Set.of();
        }
        assertThat(grade.diagnoses())
                .as(what)
                .anySatisfy(one -> assertThat(one.ids()).containsExactly(mistake.id()));
        for (Diagnosis diagnosis : grade.diagnoses()) {
            assertThat(diagnosis.mistakes()).as(what).hasSize(1);
            assertThat(makesTheSame(diagnosis.mistakes().getFirst(), handedIn, wrong.exercise()))
                    .as(what + " is no " + diagnosis.ids())
                    .isTrue();
        }
        assertThat(grade.unexplained()).as(what).isEmpty();
        return grade.diagnoses().stream().flatMap(one -> one.ids().stream()).collect(Collectors.toSet());
    }

    /// A number that nobody has told needs others that confirm it.
    private static boolean canBeFitted(Mistake mistake, List<String> changed) {
        return switch (mistake.parameter().orElseThrow()) {
            case DECAY -> changed.contains("dgamma");
            case VARIANCE -> Set.of("var", "out", "dx").contains(changed.getFirst());
        };
    }

    /// Whether a mistake, by one of its rewrites, makes every one of these answers: computed here by itself.
    private static boolean makesTheSame(Mistake mistake, List<Answer> answers, Exercise exercise) {
        return mistake.rewrites(exercise).stream()
                .flatMap(rewrite ->
                        EquivalentForm.ALL.stream().flatMap(form -> Hypothesis.of(mistake, rewrite).in(form).stream()))
                .filter(hypothesis -> hypothesis.fitting(exercise).isPresent())
                .anyMatch(hypothesis -> {
                    Map<String, Answer> made = new LinkedHashMap<>();
                    WrongAnswers.of(mistake, new Rewrite(hypothesis.lines(), _ -> true), exercise)
                            .answers()
                            .forEach(answer -> made.put(answer.step(), answer));
                    return answers.stream().allMatch(answer -> isSame(answer, made.get(answer.step())));
                });
    }

    private static boolean isSame(Answer one, Answer other) {
        if (!one.axes().equals(other.axes())) {
            return false;
        }
        double size = 0;
        for (double number : other.numbers()) {
            size = Math.max(size, Math.abs(number));
        }
        for (int i = 0; i < one.numbers().length; i++) {
            if (Math.abs(one.numbers()[i] - other.numbers()[i]) > 1e-9 * size) {
                return false;
            }
        }
        return true;
    }

    /// Batches on which a mistake can be made and shows: images for mistakes of their axes, statistics for
    /// those of statistics.
    private static List<Exercise> randoms(Mistake mistake, int count) {
        List<Exercise> exercises = new ArrayList<>();
        for (long seed = 0; exercises.size() < count; seed++) {
            int rows = 4 + (int) (seed % 5);
            int features = 2 + (int) (seed % 2);
            Mode mode = mistake.mode().orElse(Mode.TRAIN);
            List<Exercise> kinds = List.of(
                    Exercises.random(seed, rows, features),
                    Exercises.random(seed, rows - 1, features, 2, 3),
                    Exercises.randomTracked(seed, mode, PYTORCH, rows, features),
                    Exercises.randomTracked(seed, mode, KERAS, rows, features),
                    Exercises.randomTracked(seed, mode, CUMULATIVE, rows, features),
                    Exercises.randomUntracked(seed, mode, PYTORCH, rows, features),
                    Exercises.randomTracked(seed, mode, CS231N, rows, features));
            kinds.stream()
                    .filter(exercise -> !mistake.rewrites(exercise).isEmpty()
                            && (mistake.parameter().isPresent() || shows(mistake, exercise)))
                    .findFirst()
                    .ifPresent(exercises::add);
        }
        return exercises;
    }

    private static boolean shows(Mistake mistake, Exercise exercise) {
        return mistake.rewrites(exercise).stream()
                .allMatch(rewrite ->
                        !WrongAnswers.of(mistake, rewrite, exercise).changed().isEmpty());
    }
}
