package bn.watch;

import bn.exercise.Level;
import bn.grading.Grade;
import bn.grading.catalogue.Exercise;
import bn.grading.judging.JudgedAnswer;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Graph;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.ExplainReport;
import bn.report.WhyReport;
import bn.report.block.Block;
import bn.report.block.Columns;
import bn.report.block.Report;
import bn.report.block.TextRole;
import bn.report.grading.GradeReport;
import bn.watch.ProgramRun.Ending;
import bn.watch.Standing.Mark;
import bn.watch.Watch.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of the state of a watch.
///
/// @param number of the exercise's level, if it is known
/// @param another the options that make an exercise like it
/// @param digits significant digits of numbers
public record WatchReports(Words words, OptionalInt number, List<String> another, int digits) {
    public WatchReports {
        another = List.copyOf(another);
    }

    private static final int BAR = 23;

    private static final String IMAGES = "--images";

    private static final String INDENT = "    ";

    /// The lines of a program that failed, of which the last say why.
    private static final int LAST_LINES = 6;

    /// As many steps as are described one by one when they are done.
    private static final int FEW = 3;

    private static final List<String> THROUGH_VARIANCE = List.of("divar", "dvar", "dsq");

    /// The state in a line, such as `14 of 23 right, 1 wrong, 8 missing`.
    public String line(Watch watch) {
        return watch.problem()
                .orElseGet(() -> watch.standing()
                        .map(standing -> standing.firstWrong()
                                .map(step -> words.say(Message.WATCH_LINE, counts(standing), step))
                                .orElseGet(() -> counts(standing)))
                        .orElse(""));
    }

    private String counts(Standing standing) {
        List<String> counts = new ArrayList<>();
        counts.add(words.say(
                Message.WATCH_RIGHT_OF,
                standing.count(Mark.RIGHT),
                standing.asked().size()));
        // One that is not asked for is told all the same: nothing is done while it is wrong.
        count(standing.countShown(Mark.WRONG), Message.WATCH_WRONG).ifPresent(counts::add);
        count(standing.count(Mark.FOLLOWS), Message.WATCH_FOLLOW).ifPresent(counts::add);
        count(standing.count(Mark.MISSING), Message.WATCH_MISSING).ifPresent(counts::add);
        return String.join(words.say(Message.LIST_COMMA), counts);
    }

    private Optional<String> count(int count, Message message) {
        return count == 0 ? Optional.empty() : Optional.of(words.say(message, count));
    }

    /// How far the learner has come: a bar and the steps with their marks.
    ///
    /// @param width of the screen
    Report progress(Watch watch, int width) {
        List<Block> blocks = new ArrayList<>();
        watch.standing().ifPresent(standing -> {
            blocks.add(new Block.Drawing(bar(standing, width)));
            blocks.add(new Block.Drawing(steps(standing, width)));
        });
        return new Report(blocks);
    }

    /// The counts alone, where there is no room for a bar.
    private List<List<Block.Piece>> bar(Standing standing, int width) {
        String counts = counts(standing);
        if (BAR + 2 + Columns.width(counts) > width) {
            return Columns.wrapped(counts, width).stream()
                    .map(line -> List.of(new Block.Piece(TextRole.PLAIN, line)))
                    .toList();
        }
        int full = standing.count(Mark.RIGHT) * BAR / standing.asked().size();
        return List.of(List.of(
                new Block.Piece(TextRole.GRADIENT, "█".repeat(full)),
                new Block.Piece(TextRole.FAINT, "░".repeat(BAR - full)),
                new Block.Piece(TextRole.PLAIN, "  " + counts)));
    }

    private static List<List<Block.Piece>> steps(Standing standing, int width) {
        List<String> steps = standing.shown();
        int longest = steps.stream().mapToInt(String::length).max().orElse(1);
        // A sign takes one column, and up to four where the terminal has ASCII alone.
        int columns = Math.max(1, width / (longest + 7));
        List<List<Block.Piece>> lines = new ArrayList<>();
        for (int from = 0; from < steps.size(); from += columns) {
            List<Block.Piece> line = new ArrayList<>();
            for (int i = from; i < from + columns; i++) {
                Optional<String> step = i < steps.size() ? Optional.of(steps.get(i)) : Optional.empty();
                Mark mark = step.map(standing::mark).orElse(Mark.MISSING);
                TextRole role = role(mark);
                line.add(new Block.Piece(role, step.isPresent() ? sign(mark) : " "));
                String name = " " + step.orElse("");
                line.add(new Block.Piece(role, name + " ".repeat(longest + 3 - name.length())));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String sign(Mark mark) {
        return switch (mark) {
            case RIGHT -> "✓";
            case WRONG -> "✗";
            case FOLLOWS -> "→";
            case MISSING -> ".";
        };
    }

    private static TextRole role(Mark mark) {
        return switch (mark) {
            case RIGHT -> TextRole.PLAIN;
            case WRONG -> TextRole.ERROR;
            case FOLLOWS -> TextRole.WARNING;
            case MISSING -> TextRole.FAINT;
        };
    }

    /// What stands below the steps.
    ///
    /// @param width of the screen
    Report pane(Watch watch, int width) {
        if (watch.pane() == Pane.OUTPUT) {
            return new Report(watch.run()
                    .map(run -> printed(run, run.printed(), width))
                    .orElseGet(() -> List.of(paragraph(Message.WATCH_NO_PROGRAM))));
        }
        List<Block> program = watch.pane() == Pane.FINDINGS
                ? watch.run().map(run -> ending(run, width)).orElse(List.of())
                : List.of();
        List<Block> blocks = new ArrayList<>(program);
        List<Block> said = said(watch);
        // What bn says is no more of what the program has printed.
        if (!program.isEmpty() && !said.isEmpty() && !(said.getFirst() instanceof Block.Heading)) {
            blocks.add(new Block.Heading(words.say(Message.WATCH_ANSWERS)));
        }
        blocks.addAll(said);
        return new Report(blocks);
    }

    /// What is said of the answers: why there are none, and of those that there are, or were, what was asked for.
    private List<Block> said(Watch watch) {
        List<Block> blocks = new ArrayList<>();
        boolean isOlder = watch.problem().isEmpty()
                && watch.run().filter(ProgramRun::leavesOlder).isPresent();
        if (watch.pane() == Pane.FINDINGS && isOlder) {
            blocks.add(new Block.Paragraph(savedSoFar()));
        }
        watch.problem().ifPresent(why -> blocks.add(new Block.Paragraph(why)));
        boolean isBefore = watch.problem().isPresent() && watch.standing().isPresent();
        if (isBefore) {
            blocks.add(paragraph(Message.WATCH_BEFORE));
        }
        if (!(isBefore && watch.pane() == Pane.FINDINGS)) {
            watch.standing().ifPresent(standing -> blocks.addAll(of(watch, standing)));
        }
        return blocks;
    }

    /// A program that did not end well, with the end of what it said; of one that did, what it printed last.
    private List<Block> ending(ProgramRun run, int width) {
        List<String> lines = run.printed();
        int last = run.isFine() ? 1 : LAST_LINES;
        List<String> shown = lines.subList(Math.max(0, lines.size() - last), lines.size());
        return run.isFine() && shown.isEmpty() ? List.of() : printed(run, shown, width);
    }

    private List<Block> printed(ProgramRun run, List<String> lines, int width) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(ended(run)));
        if (!lines.isEmpty()) {
            blocks.add(new Block.Drawing(lines.stream()
                    .flatMap(line -> Columns.folded(line, width - INDENT.length()).stream())
                    .map(line -> List.of(new Block.Piece(TextRole.PLAIN, INDENT + line)))
                    .toList()));
        } else if (run.ending() instanceof Ending.Exited) {
            blocks.add(paragraph(Message.WATCH_PRINTED_NOTHING));
        }
        return blocks;
    }

    /// How a program ended, in a sentence that goes before what it printed.
    private String ended(ProgramRun run) {
        return switch (run.ending()) {
            case Ending.Exited(int status) when status == 0 -> words.say(Message.WATCH_PRINTED, run.command());
            case Ending.Exited(int status) -> words.say(Message.WATCH_EXITED, run.command(), status);
            case Ending.TimedOut(long seconds) -> words.say(Message.WATCH_TIMED_OUT, run.command(), seconds);
            case Ending.NotStarted(String why) -> words.say(Message.WATCH_NOT_STARTED, run.command(), why);
        };
    }

    /// What is graded after a program that failed, or saved nothing, in a sentence.
    public String savedSoFar() {
        return words.say(Message.WATCH_SAVED_SO_FAR);
    }

    /// How a program ended, and all that it printed, indented, as lines; nothing of one that ended well and printed
    /// nothing.
    public List<String> printed(ProgramRun run) {
        return run.isFine() && run.printed().isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(ended(run)),
                                run.printed().stream().map(line -> (INDENT + line).stripTrailing()))
                        .toList();
    }

    private List<Block> of(Watch watch, Standing standing) {
        return switch (watch.pane()) {
            case FINDINGS -> findings(watch, standing);
            case LIST -> report(watch, standing).judgements().blocks();
            case WHY -> ofNext(standing, step -> why(standing, step));
            case EXPLAIN -> ofNext(standing, step -> explained(standing, step));
            case OUTPUT -> List.of();
        };
    }

    private GradeReport report(Watch watch, Standing standing) {
        return new GradeReport(standing.grade(), standing.features(), words, watch.hints(), digits);
    }

    private List<Block> findings(Watch watch, Standing standing) {
        List<Block> blocks = new ArrayList<>();
        standing.notes().forEach(note -> blocks.add(new Block.Paragraph(note)));
        if (standing.isDone()) {
            blocks.addAll(done(standing));
        }
        boolean isUnfinished =
                standing.firstWrong().isEmpty() && standing.firstMissing().isPresent();
        if (isUnfinished) {
            blocks.add(
                    paragraph(Message.WATCH_NEXT_STEP, standing.firstMissing().get()));
        } else {
            blocks.addAll(report(watch, standing).outcome().blocks());
        }
        if (watch.hints() == GradeReport.Hints.ALL && standing.firstWrong().isPresent()) {
            blocks.add(paragraph(Message.WATCH_LAST_HINT));
        }
        return blocks;
    }

    /// What was learned, and what to do next.
    private List<Block> done(Standing standing) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Heading(words.say(Message.WATCH_DONE, standing.asked().size())));
        List<String> steps =
                standing.asked().stream().filter(BatchNorm.TABLE::has).toList();
        Mode mode = standing.grade().exercise().mode();
        if (steps.size() <= FEW) {
            steps.forEach(step -> blocks.add(new Block.Paragraph(step + ": " + words.step(step, mode))));
        } else if (steps.contains("dx")) {
            blocks.add(paragraph(mode == Mode.TRAIN ? Message.WATCH_LEARNED : Message.WATCH_LEARNED_EVAL));
        } else if (steps.containsAll(THROUGH_VARIANCE)) {
            blocks.add(paragraph(Message.WATCH_LEARNED_VARIANCE));
        }
        following(standing.grade().exercise()).ifPresent(blocks::add);
        return blocks;
    }

    /// The commands of the next exercise; other numbers are drawn only where these were.
    private Optional<Block> following(Exercise exercise) {
        String options = written(another);
        boolean isDrawn = !another.contains("--input");
        Optional<Level> level = level();
        if (level.isEmpty()) {
            return isDrawn ? Optional.of(paragraph(Message.WATCH_NEXT_EXERCISE, options)) : Optional.empty();
        }
        return Optional.of(level.get()
                .next(exercise)
                .map(next -> paragraph(Message.WATCH_NEXT_LEVEL, next.number(), words.say(next.title()), options))
                .orElseGet(() -> last(level.get(), isDrawn)));
    }

    private Block.Paragraph last(Level level, boolean isDrawn) {
        if (!isDrawn) {
            return paragraph(Message.WATCH_LAST_LEVEL);
        }
        return another.contains(IMAGES)
                ? paragraph(Message.WATCH_LAST_LEVEL_AGAIN, level.number(), written(another))
                : paragraph(Message.WATCH_LAST_LEVEL_IMAGES, level.number(), IMAGES + " " + written(another));
    }

    private Optional<Level> level() {
        return number.isEmpty() ? Optional.empty() : Level.of(number.getAsInt());
    }

    private static String written(List<String> options) {
        return options.stream().map(word -> word + " ").collect(Collectors.joining());
    }

    private List<Block> ofNext(Standing standing, Function<String, List<Block>> blocks) {
        return standing.next().map(blocks).orElseGet(() -> List.of(paragraph(Message.WATCH_NOTHING_LEFT)));
    }

    /// The right number where the answer is farthest off, or the first one of an answer that has no such place.
    private List<Block> why(Standing standing, String step) {
        Grade grade = standing.grade();
        Cell cell = grade.firstWrong()
                .filter(wrong -> wrong.comparison().isShaped())
                .map(JudgedAnswer::at)
                .orElseGet(() -> new Cell(step, 0, 0));
        Graph table = level().map(one -> one.table(grade.exercise()))
                .orElseGet(() -> grade.exercise().table());
        Scope scope = new Scope(grade.exercise().run(table, List.of()), table, standing.features());
        WhyReport why = new WhyReport(scope, grade.exercise().mode(), words, digits);
        return why.tree(cell, 1).blocks();
    }

    private List<Block> explained(Standing standing, String step) {
        return BatchNorm.TABLE
                .step(step)
                .map(found -> explained(standing.grade().exercise(), found))
                .orElseGet(() -> List.of(paragraph(Message.WATCH_EXPLAIN_OUTSIDE, step)));
    }

    /// What the step does; where the program has it in another form, that too.
    private List<Block> explained(Exercise exercise, Step step) {
        List<Block> blocks = new ArrayList<>();
        level().map(one -> one.table(exercise))
                .filter(table ->
                        !table.quantity(step.name()).equals(exercise.table().quantity(step.name())))
                .ifPresent(_ -> blocks.add(paragraph(Message.WATCH_OTHER_FORM, step.name())));
        blocks.addAll(
                new ExplainReport(exercise.mode(), words).explanation(step).blocks());
        return blocks;
    }

    private Block.Paragraph paragraph(Message message, Object... blanks) {
        return new Block.Paragraph(words.say(message, blanks));
    }

    /// The keys that mean something now, in as many lines as they need.
    List<String> keys(Watch watch, int page, int pages, int width) {
        Stream<Message> keys = Stream.of(
                        Optional.of(Message.WATCH_KEY_HINT),
                        Optional.of(Message.WATCH_KEY_WHY),
                        Optional.of(Message.WATCH_KEY_EXPLAIN),
                        Optional.of(Message.WATCH_KEY_LIST),
                        watch.run().map(_ -> Message.WATCH_KEY_OUTPUT),
                        Optional.of(Message.WATCH_KEY_AGAIN),
                        Optional.of(Message.WATCH_KEY_QUIT))
                .flatMap(Optional::stream);
        List<String> lines = new ArrayList<>(List.of(""));
        Stream.concat(
                        pages > 1 ? Stream.of(words.say(Message.WATCH_KEY_MORE, page + 1, pages)) : Stream.of(),
                        keys.map(words::say))
                .forEach(key -> {
                    String line = lines.getLast().isEmpty() ? key : lines.getLast() + "  " + key;
                    if (Columns.width(line) <= width || lines.getLast().isEmpty()) {
                        lines.set(lines.size() - 1, line);
                    } else {
                        lines.add(key);
                    }
                });
        return lines;
    }

    /// What is going on.
    String doing(Watch watch) {
        if (watch.running()) {
            return words.say(Message.WATCH_RUNNING);
        }
        return words.say(watch.grading() ? Message.WATCH_GRADING : Message.WATCH_WAITING);
    }
}
