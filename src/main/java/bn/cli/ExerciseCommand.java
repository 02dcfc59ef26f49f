package bn.cli;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.exercise.ExerciseFolder;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.option.Argument;
import bn.cli.option.ArgumentList;
import bn.cli.option.BatchOptions;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.ExerciseSize;
import bn.cli.option.InvalidValue;
import bn.cli.option.OptionType;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.ExerciseFacts;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.data.file.Source;
import bn.data.number.BatchFile;
import bn.exercise.EnrolledStudent;
import bn.exercise.ExerciseRequirements;
import bn.exercise.ExerciseTexts;
import bn.exercise.FolderNames;
import bn.exercise.Framework;
import bn.exercise.Gaps;
import bn.exercise.Level;
import bn.exercise.NumberSearch;
import bn.exercise.ProgramWithGaps;
import bn.exercise.Seeds;
import bn.grading.catalogue.Exercise;
import bn.graph.Mode;
import bn.graph.Quantity;
import bn.graph.Step;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.render.CsvRenderer;
import bn.stats.Convention;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// `bn exercise`: a program with gaps, and numbers that show every mistake; for one learner or for a class.
///
/// A class's folder has
///
/// - `FOLDER/` for each learner: `batch.json`, `stats.json` where the exercise has running statistics, the program
///   `backward.py`, `README.md`, and `exercise.json`, which says what the exercise is. The program leaves `answers.npz`
///   there.
/// - `key/FOLDER/`: the learner's `batch.json` and `stats.json` once more, as they were handed out.
/// - `key/exercise.json`: what all have in common; its seed is that of the class, and the rest as in each learner's.
/// - `students.csv`: `name,folder,seed`, a line for each, in the order of the list. The seed makes the learner's
///   numbers again.
final class ExerciseCommand extends Subcommand {
    private static final long USUAL_SEED = 0;
    private static final double USUAL_EPS = 1e-5;

    final Argument<String> output = option("-o, --output", "DIR");
    final Argument<Integer> level = option("--level", "N", OptionType.of(Integer.class, ExerciseCommand::level));
    final ArgumentList blank = list("--blank", "STEPS");
    final Argument<Framework> framework = option("--framework", "NAME", OptionType.oneOf(Framework.class));
    final ExerciseSize size = with(new ExerciseSize());
    final Argument<Long> seed = option("--seed", "N", OptionType.of(Long.class, LearnCommand::number));
    final Argument<String> students = option("--students", "FILE");
    final Argument<Mode> mode = option("--mode", "MODE", OptionType.oneOf(Mode.class));
    final ConventionOptions conventions = with(new ConventionOptions());
    final BatchOptions batch = with(new BatchOptions());
    final Argument<String> dout = option("-d, --dout", "FILE");
    final CommonOptions common = with(new CommonOptions());

    ExerciseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    private static Integer level(String typed) {
        return Level.ALL.stream()
                .map(Level::number)
                .filter(number -> typed.equals(String.valueOf(number)))
                .findFirst()
                .orElseThrow(() -> InvalidValue.notIn(1, Level.ALL.size(), typed));
    }

    @Override
    public Integer call() throws DataProblem {
        check();
        Words words = Words.of(common.language(surroundings));
        ExerciseRequirements wanted = wanted();
        ExerciseFolder folder = new ExerciseFolder(surroundings, withoutSlash(output.given()));
        Output shown = new Output(surroundings, common);
        Presentation text = Presentation.of(ReportOptions.Format.TEXT);
        if (students.isGiven()) {
            List<EnrolledStudent> learners = learners(words);
            List<Made> made = searched(wanted, learners, words);
            folder.make();
            writeClass(folder, learners, made);
            shown.report(
                    ExerciseTexts.made(
                            Printable.of(output.given()),
                            made.stream().map(Made::texts).toList(),
                            words),
                    text);
        } else {
            Made made = made(wanted, seed.or(USUAL_SEED), words);
            folder.make();
            List<String> files = write(folder, made);
            shown.report(made.texts().made(Printable.of(output.given()), files), text);
        }
        return ExitStatus.DONE;
    }

    private static String withoutSlash(String folder) {
        return folder.length() > 1 && (folder.endsWith("/") || folder.endsWith("\\"))
                ? folder.substring(0, folder.length() - 1)
                : folder;
    }

    private void check() {
        if (!output.isGiven()) {
            throw new UsageException(Message.EXERCISE_NEEDS_OUTPUT);
        }
        if (level.isGiven() && !blank.isEmpty()) {
            throw new UsageException(Message.EXERCISE_TWO_CHOICES);
        }
        if (!batch.input.isGiven()) {
            Optional<String> needsInput = dout.isGiven() ? Optional.of("--dout") : batch.withoutInput();
            needsInput.ifPresent(option -> {
                throw new UsageException(Message.NEEDS_INPUT, option, Sentence.of(Message.EXERCISE_DRAWN));
            });
            return;
        }
        size.chosen().ifPresent(option -> {
            throw new UsageException(Message.EXERCISE_OWN_BATCH, option);
        });
        if (students.isGiven()) {
            throw new UsageException(Message.EXERCISE_ONE_BATCH);
        }
    }

    private ExerciseRequirements wanted() throws DataProblem {
        Mode chosen = mode.or(Mode.TRAIN);
        boolean hasStatistics = chosen == Mode.EVAL || conventions.rules().sayAnything();
        Optional<Convention> convention =
                hasStatistics ? Optional.of(conventions.rules().convention()) : Optional.empty();
        double eps = convention.map(Convention::eps).orElse(USUAL_EPS);
        return batch.input.isGiven()
                ? own(chosen, convention, eps)
                : ExerciseRequirements.drawn(chosen, size.shape(), eps, convention);
    }

    /// What is in the learner's own files, in the usual order of the axes.
    private ExerciseRequirements own(Mode chosen, Optional<Convention> convention, double eps) throws DataProblem {
        InputLoader reading = new InputLoader(surroundings);
        BatchFile file = reading.said(batch);
        Output notes = new Output(surroundings, common);
        file.notes().forEach(notes::note);
        if (file.x().shape().rows() < 2) {
            throw new DataProblem(Printable.of(batch.input.given()) + ": ", DataMessage.ONE_ROW);
        }
        Optional<Batch> gradient =
                dout.isGiven() ? Optional.of(reading.like(dout.given(), batch.csv.dialect(), file.x())) : file.dout();
        Batch x = inUsualOrder(file.x());
        return new ExerciseRequirements(
                chosen,
                x.shape(),
                file.eps().orElse(eps),
                convention,
                Optional.of(x),
                file.gamma(),
                file.beta(),
                gradient.map(ExerciseCommand::inUsualOrder));
    }

    private static Batch inUsualOrder(Batch given) {
        Shape shape = given.shape();
        if (shape.rank() == 1) {
            return given;
        }
        List<Integer> axes = new ArrayList<>(List.of(shape.examples(), shape.features()));
        axes.addAll(shape.only(axis -> axis != shape.featureAxis() && axis != shape.exampleAxis()));
        Shape usual = new Shape(axes);
        double[][] columns = new double[usual.features()][];
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = given.column(feature);
        }
        return given.isNamed() ? Batch.named(usual, given.features(), columns) : Batch.numbered(usual, columns);
    }

    /// An exercise, before it is written.
    private record Made(NumberSearch search, Gaps gaps, ExerciseTexts texts) {}

    private Made made(ExerciseRequirements wanted, long ofNumbers, Words words) {
        NumberSearch search = NumberSearch.of(wanted, ofNumbers);
        Exercise exercise = search.numbers().exercise();
        Gaps gaps = gaps(exercise);
        return new Made(
                search,
                gaps,
                new ExerciseTexts(
                        exercise,
                        gaps,
                        search.left(),
                        chosenLevel(),
                        ofNumbers,
                        another(ofNumbers, blank(gaps)),
                        words));
    }

    /// The options that make an exercise like this one, with other numbers.
    ///
    /// @param gaps the lines that are left out
    private List<String> another(long ofNumbers, List<String> gaps) {
        List<String> options = new ArrayList<>();
        mode.optional().ifPresent(one -> options.addAll(List.of("--mode", one.word())));
        framework.optional().ifPresent(one -> options.addAll(List.of("--framework", one.word())));
        options.addAll(batch.input.isGiven() ? List.of("--input", ProgramWithGaps.BATCH) : size.said());
        if (!blank.isEmpty()) {
            options.addAll(List.of("--blank", String.join(",", gaps)));
        }
        options.addAll(conventions.said());
        common.chosenLanguage().ifPresent(one -> options.addAll(List.of("--lang", one.code())));
        options.addAll(List.of("--seed", String.valueOf((ofNumbers + 1) & Long.MAX_VALUE)));
        return options;
    }

    private static List<String> blank(Gaps gaps) {
        return gaps.shownBlank().stream().map(Step::name).toList();
    }

    private Optional<Level> chosenLevel() {
        return blank.isEmpty() ? Optional.of(Level.ALL.get(level.or(Level.USUAL.number()) - 1)) : Optional.empty();
    }

    private Gaps gaps(Exercise exercise) {
        Optional<Level> chosen = chosenLevel();
        if (chosen.isPresent()) {
            return Gaps.of(exercise, chosen.get())
                    .orElseThrow(() -> new UsageException(
                            Message.EXERCISE_LEVEL_NOT_HERE,
                            chosen.get().number(),
                            Sentence.of(Words.name(exercise.mode()))));
        }
        List<String> choices = Gaps.choices(exercise);
        Set<String> steps = new LinkedHashSet<>();
        for (String word : blank.all()) {
            steps.add(exercise.table()
                    .find(word.strip())
                    .map(Quantity::name)
                    .filter(choices::contains)
                    .orElseThrow(() -> new UsageException(
                            Message.EXERCISE_NO_LINE, Printable.quoted(word.strip()), String.join(", ", choices))));
        }
        return Gaps.of(exercise, steps);
    }

    /// @return the names of the files
    private List<String> write(ExerciseFolder folder, Made made) throws DataProblem {
        List<String> files = new ArrayList<>(folder.write(made.search().numbers()));
        ExerciseTexts texts = made.texts();
        folder.write(
                ProgramWithGaps.FILE,
                new ProgramWithGaps(texts.exercise(), framework.or(Framework.NUMPY), texts.words()).text(made.gaps()));
        folder.write(ExerciseFolder.PAGE, texts.page());
        writeFacts(folder, made, texts.seed());
        files.addAll(List.of(ProgramWithGaps.FILE, ExerciseFolder.PAGE, ExerciseFacts.FILE));
        return files;
    }

    private void writeFacts(ExerciseFolder folder, Made made, long ofNumbers) throws DataProblem {
        folder.write(
                made.search().numbers(),
                made.gaps(),
                chosenLevel(),
                framework.or(Framework.NUMPY),
                ofNumbers,
                another(ofNumbers, blank(made.gaps())));
    }

    private List<EnrolledStudent> learners(Words words) throws DataProblem {
        Source list = new InputLoader(surroundings).source(students.given());
        FolderNames folders = new FolderNames(words.say(Message.EXERCISE_LEARNER), List.of(ExerciseFolder.KEY));
        Seeds seeds = new Seeds(seed.or(USUAL_SEED));
        Output notes = new Output(surroundings, common);
        List<EnrolledStudent> learners = new ArrayList<>();
        int line = 0;
        for (String typed : list.lines()) {
            line++;
            String name = typed.strip();
            if (!name.isEmpty()) {
                Optional<String> other = folders.alike(name);
                String folder = folders.of(name);
                String place = list.name() + ":" + line + ": ";
                other.ifPresent(one -> notes.note(
                        Sentence.of(DataMessage.ALIKE_NAMES, Printable.quoted(name), Printable.quoted(one), folder)
                                .at(place)));
                learners.add(new EnrolledStudent(name, folder, seeds.of(folder)));
            }
        }
        if (learners.isEmpty()) {
            throw new DataProblem(list.name() + ": ", DataMessage.NO_NAMES);
        }
        return learners;
    }

    /// The numbers of all, on all cores: the mathematics has no state that learners share.
    private List<Made> searched(ExerciseRequirements wanted, List<EnrolledStudent> learners, Words words)
            throws DataProblem {
        String doing = words.say(Message.PROGRESS_EXERCISE, learners.size());
        try (Progress.Work work = surroundings.progress().work(doing, OptionalLong.of(learners.size()))) {
            return learners.parallelStream()
                    .map(learner -> {
                        Made made = made(wanted, learner.seed(), words);
                        work.done();
                        return made;
                    })
                    .toList();
        }
    }

    private void writeClass(ExerciseFolder folder, List<EnrolledStudent> learners, List<Made> made) throws DataProblem {
        for (int i = 0; i < learners.size(); i++) {
            ExerciseFolder own = folder.within(learners.get(i).folder());
            own.make();
            write(own, made.get(i));
            ExerciseFolder key =
                    folder.within(ExerciseFolder.KEY).within(learners.get(i).folder());
            key.make();
            key.write(made.get(i).search().numbers());
        }
        writeFacts(folder.within(ExerciseFolder.KEY), made.getFirst(), seed.or(USUAL_SEED));
        folder.write(ExerciseFolder.LIST, list(learners));
    }

    private static String list(List<EnrolledStudent> learners) {
        StringWriter text = new StringWriter();
        try {
            new CsvRenderer().render(EnrolledStudent.list(learners), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
