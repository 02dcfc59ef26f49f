package bn.learn;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Value;
import bn.learn.script.Callable;
import bn.learn.script.Expression;
import bn.learn.script.Globals;
import bn.learn.script.Script;
import bn.net.Matrix;
import bn.report.block.ChartColumn;
import bn.report.block.PlotLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/// A lesson with a seed: its numbers, each computed when it is first asked for.
public final class LessonRun {
    private final Lesson lesson;
    private final long seed;
    private final Globals globals;
    private final Directives directives;

    private final LessonData data;

    LessonRun(Lesson lesson, long seed, LessonData data) {
        this.data = data;
        this.lesson = lesson;
        this.seed = seed;
        Script script = lesson.script();
        this.globals = new Globals(script, Library.of(seed, data));
        this.directives = new Directives(script, globals);
    }

    public Lesson lesson() {
        return lesson;
    }

    public long seed() {
        return seed;
    }

    /// Whether the batch is the learner's own, of which nobody has counted what holds.
    boolean hasOwnBatch() {
        return data.ownBatch();
    }

    LessonData data() {
        return data;
    }

    /// What the lesson needs of a batch, by name.
    Set<String> needs() {
        return directives.needs().keySet();
    }

    /// What it needs and the learner's batch does not have, if there is something.
    Optional<String> missed() {
        return hasOwnBatch()
                ? directives.needs().entrySet().stream()
                        .filter(need -> !globals.evaluate(need.getValue()).equals(true))
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    public Optional<Prediction> prediction() {
        return directives.prediction();
    }

    public List<LessonExercise> exercises() {
        return List.copyOf(directives.exercises().values());
    }

    public SequencedMap<String, Claim> claims() {
        return directives.claims();
    }

    SequencedMap<String, Figure> figures() {
        return directives.figures();
    }

    /// What the walk begins with when the lesson is played: what the script says, or else the batch of the lessons.
    public Played played() {
        return directives
                .played()
                .map(this::played)
                .orElseGet(() -> usual(data.batch().get()));
    }

    private static Played usual(Batch x) {
        int features = x.shape().features();
        return new Played(
                x, Value.PerFeature.filled(1, features), Value.PerFeature.filled(0, features), Optional.empty());
    }

    private Played played(Directives.PlayedBatch said) {
        Batch x = batch(globals.evaluate(said.x()));
        Played usual = usual(x);
        return new Played(
                x,
                parameter(said, "gamma").orElse(usual.gamma()),
                parameter(said, "beta").orElse(usual.beta()),
                Optional.ofNullable(said.named().get("dout"))
                        .map(globals::evaluate)
                        .map(LessonRun::batch));
    }

    private Optional<Value.PerFeature> parameter(Directives.PlayedBatch said, String name) {
        return Optional.ofNullable(said.named().get(name))
                .map(globals::evaluate)
                .map(LessonRun::numbers)
                .map(list -> new Value.PerFeature(
                        list.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static Batch batch(Object x) {
        return switch (x) {
            case Library.Columns columns -> columns.batch();
            case Matrix matrix ->
                Batch.numbered(
                        Shape.of(matrix.rows(), matrix.width()),
                        IntStream.range(0, matrix.width())
                                .mapToObj(matrix::column)
                                .toArray(double[][]::new));
            default -> throw new ClassCastException("no batch: " + x);
        };
    }

    Object evaluate(Expression expression) {
        return globals.evaluate(expression);
    }

    /// Whether what a claim says is so in this run.
    public boolean holds(Claim claim) {
        return globals.evaluate(claim.holds()).equals(true);
    }

    /// The labels of the rows of a table: its own, or those of a text.
    List<String> labels(Figure.Table table, List<String> ofText) {
        return table.rows()
                .map(rows -> ((List<?>) globals.evaluate(rows))
                        .stream().map(LessonRun::shown).toList())
                .orElse(ofText);
    }

    List<ChartColumn> columns(Figure.Table table) {
        return table.columns().stream()
                .map(column -> (ChartColumn) globals.evaluate(column))
                .toList();
    }

    /// The lines of a plot, without their labels.
    List<PlotLine> lines(Figure.Plot plot) {
        return plot.lines().stream()
                .map(globals::evaluate)
                .map(line -> line instanceof PlotLine runs ? runs : new PlotLine("", numbers(line), Optional.empty()))
                .toList();
    }

    private static List<Double> numbers(Object list) {
        return ((List<?>) list).stream().map(Double.class::cast).toList();
    }

    /// A value of the script as a text writes it.
    String shown(Piece.Measured number) {
        Object value = globals.value(number.name());
        return value instanceof Double found ? shown(found, number.format()) : String.valueOf(value);
    }

    private static String shown(double value, Piece.Format format) {
        return switch (format) {
            case Piece.Format.Digits(int count) ->
                Double.isFinite(value) ? Decimal.compact(value, count) : Double.isNaN(value) ? "NaN" : "∞";
            case Piece.Format.Percent() -> Decimal.typeset(Decimal.rounded(Math.rint(100 * value), 15));
        };
    }

    private static String shown(Object label) {
        return label instanceof Double number ? Decimal.typeset(Decimal.rounded(number, 6)) : String.valueOf(label);
    }

    /// What becomes of an answer.
    public sealed interface Verdict {
        /// It is right.
        ///
        /// @param shown what came of a trial
        record Right(Optional<Double> shown) implements Verdict {}

        /// It is wrong.
        ///
        /// @param mistake what was done, if it is known
        /// @param shown what came of a trial
        record Wrong(Optional<String> mistake, Optional<Double> shown) implements Verdict {}

        /// It is not one that could be right.
        record Unreadable() implements Verdict {}
    }

    /// Whether it is an answer that could be right, and no word for something else.
    boolean takes(LessonExercise exercise, String typed) {
        return switch (exercise) {
            case LessonExercise.OfNumber _, LessonExercise.OfTrial _ ->
                LearnerNumber.of(typed).isPresent();
            case LessonExercise.OfChoice choice -> choice.among().contains(typed.toLowerCase(Locale.ROOT));
        };
    }

    /// Judges an answer.
    public Verdict judge(LessonExercise exercise, String typed) {
        return switch (exercise) {
            case LessonExercise.OfNumber number ->
                LearnerNumber.of(typed).map(answer -> judge(number, answer)).orElse(new Verdict.Unreadable());
            case LessonExercise.OfChoice choice -> judge(choice, typed.toLowerCase(Locale.ROOT));
            case LessonExercise.OfTrial trial ->
                LearnerNumber.of(typed)
                        .filter(trial.range()::has)
                        .map(answer -> judge(trial, answer))
                        .orElse(new Verdict.Unreadable());
        };
    }

    private Verdict judge(LessonExercise.OfNumber exercise, double answer) {
        if (exercise.tolerance().accepts(answer, (double) globals.evaluate(exercise.right()))) {
            return new Verdict.Right(Optional.empty());
        }
        // A wrong answer is taken for a mistake where it is that mistake's to the digits that are asked for.
        Optional<String> mistake = exercise.mistakes().stream()
                .filter(known -> exercise.tolerance().accepts(answer, (double) globals.evaluate(known.answer())))
                .map(LessonExercise.KnownMistake::id)
                .findFirst();
        return new Verdict.Wrong(mistake, Optional.empty());
    }

    private Verdict judge(LessonExercise.OfChoice exercise, String typed) {
        if (!exercise.among().contains(typed)) {
            return new Verdict.Unreadable();
        }
        return globals.evaluate(exercise.right()).equals(typed)
                ? new Verdict.Right(Optional.empty())
                : new Verdict.Wrong(Optional.of(typed), Optional.empty());
    }

    private Verdict judge(LessonExercise.OfTrial exercise, double answer) {
        boolean accepted = applied(exercise.accepts(), answer).equals(true);
        Optional<Double> shown = exercise.shows().map(function -> (Double) applied(function, answer));
        return accepted ? new Verdict.Right(shown) : new Verdict.Wrong(Optional.empty(), shown);
    }

    private Object applied(Expression function, double answer) {
        return ((Callable) globals.evaluate(function)).call(List.of(answer), Map.of());
    }
}
