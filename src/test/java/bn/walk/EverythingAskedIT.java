package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import bn.data.BatchReader;
import bn.data.PassInputs;
import bn.data.csv.CsvDialect;
import bn.data.file.DataProblem;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.formula.Value;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.MistakeKind;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Language;
import bn.prose.Words;
import bn.report.render.Glyphs;
import bn.report.render.Look;
import bn.report.render.Paint;
import bn.report.render.TextRenderer;
import bn.stats.RunningStats;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing that can be asked ends a walk: not under any mistake, in either mode, on rows and on images.
class EverythingAskedIT {
    /// Not all, so that the suite is quick; -Dbn.every=1 asks everything under every mistake, and takes minutes.
    private static final int EVERY = Integer.getInteger("bn.every", 25);

    /// Of the names that are asked about under a mistake, and of the mistakes that follow one: a part for each
    /// mistake, so that each has its turn.
    private static final int PARTS = EVERY == 1 ? 1 : 12;

    /// Of the names, and of the mistakes, half in each of the two modes.
    private static final int HALVES = EVERY == 1 ? 1 : 2;

    private static final TextRenderer SCREEN = new TextRenderer(new Look(80, 6, false, Glyphs.UNICODE, Paint.NONE));

    private static final List<String> NAMES = Stream.concat(
                    Stream.of("x", "gamma", "beta", "eps", "dout"),
                    BatchNorm.TABLE.steps().stream().map(Step::name))
            .toList();

    private final Walker walker = new Walker(Words.of(Language.EN));
    private final List<String> failures = new ArrayList<>();

    static Stream<Arguments> runs() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(
                        Arguments.of(mode, "batch.json", "[0,0]"), Arguments.of(mode, "images.json", "[0,0,0,0]")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void endsNoWalk(Mode mode, String batch, String cell) {
        Walk start = tried(walk(batch), "mode " + mode.word());
        all(start, cell, part(NAMES, HALVES, mode.ordinal()));
        Stream.of("mode train", "mode eval").forEach(line -> tried(tried(start, line), "check dx"));
        for (Mistake mistake : part(some(), HALVES, mode.ordinal())) {
            Walk wrong = tried(start, "mistake " + mistake.id());
            if (wrong.versions().size() > start.versions().size()) {
                all(wrong, cell, part(NAMES, PARTS, some().indexOf(mistake)));
            }
        }
        assertThat(failures).isEmpty();
    }

    /// A value that was set is one for each feature, or, under a mistake over other axes, one for each cell.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void aChangeOutlivesAMistakeOverOtherAxes(Mode mode, String batch, String cell) {
        Walk start = tried(walk(batch), "mode " + mode.word());
        for (Mistake mistake : ofKind(MistakeKind.AXIS)) {
            for (String name : part(
                    List.of("mu", "var", "dgamma", "dbeta", "dmu", "dvar"),
                    PARTS,
                    ofKind(MistakeKind.AXIS).indexOf(mistake))) {
                inBothModes(tried(tried(start, "set " + name + " = 2"), "mistake " + mistake.id()), cell);
                inBothModes(tried(tried(start, "mistake " + mistake.id()), "set " + name + " = 2"), cell);
            }
        }
        assertThat(failures).isEmpty();
    }

    /// The lines of one mistake may not fit those of another.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void aMistakeMayFollowAnother(Mode mode, String batch, String cell) {
        Walk start = tried(walk(batch), "mode " + mode.word());
        for (Mistake mistake : ofKind(MistakeKind.AXIS)) {
            Walk wrong = tried(start, "mistake " + mistake.id());
            for (Mistake other :
                    part(Mistakes.ALL, PARTS, ofKind(MistakeKind.AXIS).indexOf(mistake))) {
                inBothModes(tried(wrong, "mistake " + other.id()), cell);
                tried(tried(start, "mistake " + other.id()), "mistake " + mistake.id());
            }
        }
        assertThat(failures).isEmpty();
    }

    private void inBothModes(Walk walk, String cell) {
        Stream.of("mode train", "mode eval").forEach(mode -> tried(tried(walk, mode), "why dx" + cell));
    }

    private static List<Mistake> ofKind(MistakeKind kind) {
        return Mistakes.ALL.stream().filter(mistake -> mistake.kind() == kind).toList();
    }

    /// All that may change a shape, and some of the others.
    private static List<Mistake> some() {
        return Mistakes.ALL.stream()
                .filter(mistake -> mistake.kind() == MistakeKind.AXIS || Mistakes.ALL.indexOf(mistake) % EVERY == 0)
                .toList();
    }

    private static <T> List<T> part(List<T> all, int parts, int which) {
        return IntStream.range(0, all.size())
                .filter(i -> i % parts == which % parts)
                .mapToObj(all::get)
                .toList();
    }

    private void all(Walk walk, String cell, List<String> names) {
        Stream.of("list", "vars", "graph", "check", "diff", "step 23", "why dx" + cell + " --all", "reset", "undo")
                .forEach(line -> tried(walk, line));
        for (String name : names) {
            Stream.of("p ", "formula ", "explain ", "goto ", "why ").forEach(word -> tried(walk, word + name));
            for (String part : List.of("", cell, "[0]", "[:,0]")) {
                tried(walk, "why " + name + part);
                Walk set = tried(walk, "set " + name + part + " = 2");
                tried(tried(set, "why dx" + cell), "undo");
            }
        }
    }

    private Walk tried(Walk walk, String line) {
        try {
            Outcome outcome = walker.next(walk, line);
            SCREEN.render(outcome.report(), new StringWriter());
            return outcome.walk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            List<String> edits = walk.now().edits().stream().map(Edit::text).toList();
            failures.add(walk.mode() + " " + edits + " " + line + ": " + e + " at " + e.getStackTrace()[0]);
            return walk;
        }
    }

    /// What a line leads to.
    static Walk asked(Walk walk, String line) {
        return new Walker(Words.of(Language.EN)).next(walk, line).walk();
    }

    /// A walk through one of the samples of images or of rows, with statistics.
    static Walk walk(String batch) {
        BatchFile file = read(batch);
        PassInputs inputs = new PassInputs(
                file.x(),
                file.gamma().orElseThrow(),
                file.beta().orElseThrow(),
                1e-5,
                Optional.empty(),
                Optional.of(MadeDout.of(file.x().shape())));
        RunningStats stats = new RunningStats(
                new Value.PerFeature(new double[] {0.36, -0.14, 5.12}),
                new Value.PerFeature(new double[] {1.63, 1.43, 7.47}),
                1);
        return Walk.start(inputs, Optional.of(stats), "");
    }

    private static BatchFile read(String batch) {
        try {
            return BatchReader.read(Source.file(Path.of("samples", batch), batch), CsvDialect.DETECT);
        } catch (DataProblem e) {
            throw new AssertionError(e);
        }
    }
}
