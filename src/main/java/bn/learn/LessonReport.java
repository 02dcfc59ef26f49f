package bn.learn;

import bn.batch.Decimal;
import bn.learn.script.ScriptProblem;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.ChartColumn;
import bn.report.block.Columns;
import bn.report.block.Datum;
import bn.report.block.PlotLine;
import bn.report.block.Report;
import bn.report.block.TextRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A lesson in one language, page by page.
public final class LessonReport {
    private static final int PLOT_HEIGHT = 8;
    private static final Pattern RELATION = Pattern.compile(" ([=<>≤≥≈+−×·]|−=) ");
    private static final Pattern WITHIN =
            Pattern.compile("(^|(?<=[0-9])) (?=%)|(?<=\\bln) (?=[0-9])|(?<=\\([0-9],) (?=[0-9])");

    private final LessonRun run;
    private final LessonText text;
    private final Words words;
    private final int lessons;
    private final List<LessonPage> pages;

    /// @param lessons how many the course has
    /// @throws ScriptProblem if the learner's batch has not what the lesson needs
    public LessonReport(LessonRun run, Words words, int lessons) {
        this.run = run;
        this.text = run.lesson().text(words.language());
        this.words = words;
        this.lessons = lessons;
        this.pages = LessonPage.all(run, text);
        run.missed().ifPresent(this::refuse);
    }

    private void refuse(String need) {
        String needed =
                text.item("needs", need).map(item -> said(item.pieces())).orElse(need);
        throw new ScriptProblem(Sentence.of(Message.LEARN_NEEDS, run.lesson().name(), needed));
    }

    LessonRun run() {
        return run;
    }

    public List<LessonPage> pages() {
        return pages;
    }

    /// How the text calls a page.
    String name(LessonPage page) {
        return switch (page) {
            case LessonPage.Question _ -> "## question";
            case LessonPage.Result(int screen) -> "## result, " + (screen + 1);
            case LessonPage.Task(int index) ->
                "## exercise " + run.exercises().get(index).name();
            case LessonPage.Belief(int screen) -> "## belief, " + (screen + 1);
        };
    }

    /// One page.
    ///
    /// @param entry what the learner has done in the lesson so far
    public Report page(LessonPage page, LearnerProgress.Entry entry) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(heading(Message.LEARN_HEADING));
        blocks.addAll(body(page, entry));
        return new Report(blocks);
    }

    private Block heading(Message message) {
        return new Block.Heading(
                words.say(message, run.lesson().number(), lessons, run.lesson().name(), text.title()));
    }

    /// All pages below each other, for reading, under headings.
    public Report whole() {
        List<Block> blocks = new ArrayList<>(List.of(heading(Message.LEARN_TITLE)));
        LearnerProgress.Entry entry = LearnerProgress.Entry.begun(run.seed());
        for (LessonPage page : pages) {
            part(page).map(Block.Heading::new).ifPresent(blocks::add);
            blocks.addAll(content(page, entry));
        }
        blocks.add(new Block.Heading(words.say(Message.LEARN_SOURCES)));
        blocks.addAll(blocks(text.elements("sources")));
        run.claims().values().forEach(claim -> blocks.add(fact(claim)));
        return new Report(blocks);
    }

    /// The heading of a page, where a part of the lesson begins.
    private Optional<String> part(LessonPage page) {
        return switch (page) {
            case LessonPage.Question _ -> Optional.empty();
            case LessonPage.Result(int screen) ->
                screen == 0 ? Optional.of(words.say(Message.LEARN_PART_RESULT)) : Optional.empty();
            case LessonPage.Task(int index) ->
                Optional.of(words.say(
                        Message.LEARN_PART_EXERCISE, index + 1, run.exercises().size()));
            case LessonPage.Belief(int screen) ->
                screen == 0 ? Optional.of(words.say(Message.LEARN_PART_BELIEF)) : Optional.empty();
        };
    }

    private Block fact(Claim claim) {
        return new Block.Group(
                claim.name(),
                List.of(
                        new Block.Fact("holds", new Datum.Truth(run.holds(claim))),
                        new Block.Fact("share", new Datum.WholeNumber(claim.share()))));
    }

    /// What is on a page, which says itself what it is.
    private List<Block> body(LessonPage page, LearnerProgress.Entry entry) {
        List<Block> blocks = new ArrayList<>();
        if (page instanceof LessonPage.Task(int index)) {
            add(
                    blocks,
                    new Block.Paragraph(words.say(
                            Message.LEARN_EXERCISE, index + 1, run.exercises().size())));
        }
        blocks.addAll(content(page, entry));
        if (page instanceof LessonPage.Belief && page.equals(pages.getLast())) {
            add(blocks, new Block.Paragraph(words.say(Message.LEARN_SOURCES)));
            blocks.addAll(blocks(text.elements("sources")));
        }
        return blocks;
    }

    private List<Block> content(LessonPage page, LearnerProgress.Entry entry) {
        return switch (page) {
            case LessonPage.Question _ -> {
                List<Block> blocks = new ArrayList<>(blocks(text.elements("question")));
                blocks.addAll(blocks(text.elements("predict")));
                yield blocks;
            }
            case LessonPage.Result(int screen) -> {
                List<Block> blocks = new ArrayList<>();
                if (screen == 0) {
                    predicted(entry).ifPresent(line -> add(blocks, new Block.Paragraph(line)));
                }
                blocks.addAll(blocks(text.screens("result").get(screen).elements()));
                yield blocks;
            }
            case LessonPage.Task(int index) -> {
                LessonExercise exercise = run.exercises().get(index);
                List<Block> blocks = new ArrayList<>(blocks(text.elements("exercise " + exercise.name())));
                if (entry.answers().containsKey(exercise.name())) {
                    add(
                            blocks,
                            new Block.Paragraph(words.say(
                                    Message.LEARN_ANSWERED, entry.answers().get(exercise.name()))));
                }
                yield blocks;
            }
            case LessonPage.Belief(int screen) ->
                blocks(text.screens("belief").get(screen).elements());
        };
    }

    /// What was predicted, and what the run bears out.
    private Optional<String> predicted(LearnerProgress.Entry entry) {
        return run.prediction()
                .flatMap(prediction -> entry.prediction().map(letter -> {
                    Message message = letter.equals(prediction.right())
                            ? Message.LEARN_PREDICTED_RIGHT
                            : Message.LEARN_PREDICTED_WRONG;
                    return words.say(message, option(letter), option(prediction.right()));
                }));
    }

    private String option(String letter) {
        return text.items("predict").stream()
                .filter(item -> item.label().equals(letter + ")"))
                .map(item -> item.label() + " " + said(item.pieces()))
                .findFirst()
                .orElse(letter);
    }

    /// An answer as the script has it: where the text lists what can be chosen, `b)` stands for the word behind it.
    String meant(LessonExercise exercise, String typed) {
        String label = Prediction.letter(typed) + ")";
        return exercise instanceof LessonExercise.OfChoice choice
                ? text.items("exercise " + exercise.name()).stream()
                        .filter(item -> item.label().equals(label))
                        .flatMap(item -> choice.among().stream().filter(item::beginsWith))
                        .findFirst()
                        .orElse(typed)
                : typed;
    }

    /// A hint, if there is one with this number, from 0.
    Optional<Report> hint(LessonExercise exercise, int index) {
        List<Element.Item> hints = hints(exercise);
        return index < hints.size()
                ? Optional.of(new Report(List.of(new Block.Paragraph(words.say(
                        Message.LEARN_HINT,
                        index + 1,
                        hints.size(),
                        said(hints.get(index).pieces()))))))
                : Optional.empty();
    }

    List<Element.Item> hints(LessonExercise exercise) {
        return text.items("hints " + exercise.name());
    }

    /// What is said of a verdict.
    Report verdict(LessonExercise exercise, LessonRun.Verdict verdict) {
        List<Block> blocks = new ArrayList<>();
        switch (verdict) {
            case LessonRun.Verdict.Right(Optional<Double> shown) -> {
                blocks.add(new Block.Paragraph(words.say(Message.LEARN_RIGHT) + cameOf(shown)));
                blocks.addAll(blocks(text.elements("solved " + exercise.name())));
            }
            case LessonRun.Verdict.Wrong wrong -> blocks.add(new Block.Paragraph(wrong(exercise, wrong)));
            case LessonRun.Verdict.Unreadable() -> blocks.add(new Block.Paragraph(unreadable(exercise)));
        }
        return new Report(blocks);
    }

    /// What is said of a wrong answer.
    String wrong(LessonExercise exercise, LessonRun.Verdict.Wrong wrong) {
        return words.say(Message.LEARN_WRONG)
                + cameOf(wrong.shown())
                + wrong.mistake()
                        .flatMap(id -> known(exercise, id))
                        .map(known -> words.language().betweenLines() + known)
                        .orElse("");
    }

    private String cameOf(Optional<Double> shown) {
        return shown.map(value ->
                        words.say(Message.LEARN_TRIED, Double.isFinite(value) ? Decimal.compact(value, 4) : "∞"))
                .orElse("");
    }

    /// What is known about a wrong answer: what the lesson says about it, or the catalogue of mistakes.
    private Optional<String> known(LessonExercise exercise, String id) {
        return text.item("wrong " + exercise.name(), id).map(item -> said(item.pieces()));
    }

    private String unreadable(LessonExercise exercise) {
        return switch (exercise) {
            case LessonExercise.OfNumber _ -> words.say(Message.LEARN_NO_NUMBER);
            case LessonExercise.OfTrial trial -> {
                LessonExercise.Range range = trial.range();
                yield words.say(
                        range.whole() ? Message.LEARN_NO_WHOLE_NUMBER : Message.LEARN_NO_SUCH_NUMBER,
                        Decimal.shortest(range.above()),
                        Decimal.shortest(range.most()));
            }
            case LessonExercise.OfChoice choice -> words.say(Message.LEARN_NO_CHOICE, offered(choice));
        };
    }

    /// What can be chosen, with its letters where the text has some, in an order that says nothing about the answer.
    private List<String> offered(LessonExercise.OfChoice choice) {
        List<String> lettered = text.items("exercise " + choice.name()).stream()
                .flatMap(item -> choice.among().stream()
                        .filter(item::beginsWith)
                        .map(word -> item.label() + Columns.NO_BREAK + word))
                .toList();
        return lettered.isEmpty() ? choice.among().stream().sorted().toList() : lettered;
    }

    /// Items that follow each other are one list.
    private List<Block> blocks(List<Element> elements) {
        List<Block> blocks = new ArrayList<>();
        for (Element element : elements) {
            Block block = block(element);
            if (block instanceof Block.Listing(List<Block.ListingRow> more)
                    && !blocks.isEmpty()
                    && blocks.getLast() instanceof Block.Listing(List<Block.ListingRow> lines)) {
                blocks.set(
                        blocks.size() - 1,
                        new Block.Listing(
                                Stream.concat(lines.stream(), more.stream()).toList()));
            } else {
                add(blocks, block);
            }
        }
        return blocks;
    }

    private static void add(List<Block> blocks, Block block) {
        blocks.add(new Block.Gap());
        blocks.add(block);
    }

    private Block block(Element element) {
        return switch (element) {
            case Element.Paragraph(List<Piece> pieces) -> new Block.Paragraph(said(pieces));
            case Element.Quote(List<Piece> pieces) -> new Block.Paragraph(words.say(Message.LEARN_QUOTE, said(pieces)));
            case Element.Item(String label, List<Piece> pieces) ->
                new Block.Listing(List.of(new Block.ListingRow(TextRole.PLAIN, List.of(label, said(pieces)))));
            case Element.Picture picture -> block(picture);
        };
    }

    private Block block(Element.Picture picture) {
        return switch (run.figures().get(picture.name())) {
            case Figure.Table table -> {
                List<ChartColumn> columns = run.columns(table);
                List<String> labels = run.labels(table, picture.rows());
                checkCount(
                        Message.LESSON_OTHER_COLUMNS,
                        picture,
                        picture.headings().size(),
                        columns.size());
                columns.forEach(column -> checkCount(
                        Message.LESSON_OTHER_ROWS,
                        picture,
                        labels.size(),
                        column.numbers().size()));
                yield new Block.Chart(
                        picture.name(),
                        picture.corner(),
                        labels,
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> columns.get(i)
                                        .headed(
                                                picture.headings().get(i).group(),
                                                picture.headings().get(i).text()))
                                .toList());
            }
            case Figure.Plot plot -> {
                List<PlotLine> lines = run.lines(plot);
                checkCount(
                        Message.LESSON_OTHER_COLUMNS,
                        picture,
                        picture.headings().size(),
                        lines.size());
                yield new Block.Plot(
                        picture.name(),
                        picture.corner(),
                        IntStream.range(0, lines.size())
                                .mapToObj(i -> lines.get(i)
                                        .labelled(picture.headings().get(i).text()))
                                .toList(),
                        plot.logarithmic(),
                        PLOT_HEIGHT);
            }
            case null -> throw LessonProblem.at(file(), Message.LESSON_NO_FIGURE, picture.name());
        };
    }

    private void checkCount(Message message, Element.Picture picture, int inText, int inScript) {
        if (inText != inScript) {
            throw LessonProblem.at(file(), message, picture.name(), inText, inScript);
        }
    }

    private String file() {
        return words.language().code() + ".md";
    }

    private String said(List<Piece> pieces) {
        StringBuilder said = new StringBuilder();
        boolean marked = false;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words(String plain) -> said.append(together(marked ? spaced(plain) : plain));
                case Piece.Measured number -> said.append(run.shown(number));
                case Piece.Mark(Piece.Kind kind, List<String> ids) ->
                    said.append(Columns.NO_BREAK).append(mark(kind, ids));
            }
            marked = piece instanceof Piece.Mark;
        }
        return said.toString();
    }

    /// What is on both sides of `=` and the like stays on one line with it. No line ends within
    /// `15 %`, `ln 2` or `N(0, 1)`.
    private static String together(String words) {
        String related = RELATION.matcher(words).replaceAll(Columns.NO_BREAK + "$1" + Columns.NO_BREAK);
        return WITHIN.matcher(related).replaceAll(String.valueOf(Columns.NO_BREAK));
    }

    /// Chinese puts no space between sentences; behind a mark it takes one, but not before a comma.
    private static String spaced(String words) {
        return Character.isLetterOrDigit(words.codePointAt(0)) ? " " + words : words;
    }

    /// That claims do not hold here.
    private String notHere(List<Claim> failed) {
        return run.hasOwnBatch()
                ? words.say(Message.LEARN_NOT_WITH_THIS_BATCH)
                : words.say(
                        Message.LEARN_NOT_IN_THIS_RUN,
                        run.seed(),
                        failed.stream().mapToInt(Claim::share).min().orElseThrow());
    }

    private Claim claim(String id) {
        Claim claim = run.claims().get(id);
        if (claim == null) {
            throw LessonProblem.at(words.language().code() + ".md", Message.LESSON_UNKNOWN_MARK, id);
        }
        return claim;
    }

    private String mark(Piece.Kind kind, List<String> ids) {
        return switch (kind) {
            case CLAIM -> {
                List<Claim> failed = ids.stream()
                        .map(this::claim)
                        .filter(claim -> !run.holds(claim))
                        .toList();
                yield failed.isEmpty() ? "✓" : "✗" + notHere(failed);
            }
            case SOURCE -> "[" + String.join(", ", ids) + "]";
            case CONTESTED -> words.say(Message.LEARN_CONTESTED, String.join(", ", ids));
        };
    }
}
