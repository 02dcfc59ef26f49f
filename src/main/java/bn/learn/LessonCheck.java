package bn.learn;

import bn.learn.script.ScriptProblem;
import bn.learn.script.Statement;
import bn.prose.Language;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.render.Glyphs;
import bn.report.render.Look;
import bn.report.render.Paint;
import bn.report.render.TextRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is missing or wrong in a lesson, for its author: that both languages have all its parts, that what a text says
/// is marked and its marks are known, that its numbers, claims and answers can be computed, and that each page fits a
/// terminal of 80 by 24.
public final class LessonCheck {
    private static final int WIDTH = 80;

    /// Of 24 lines, one is the prompt and one the status.
    private static final int HEIGHT = 22;

    private static final int FEWEST_HINTS = 2;

    private final Lesson lesson;
    private final LessonData data;
    private final List<Sentence> found = new ArrayList<>();

    private LessonCheck(Lesson lesson, LessonData data) {
        this.lesson = lesson;
        this.data = data;
    }

    /// What was found.
    public record Findings(String lesson, List<Sentence> sentences) {
        public Findings {
            sentences = List.copyOf(sentences);
        }

        public boolean isFine() {
            return sentences.isEmpty();
        }

        public Report report(Words words) {
            List<Block> blocks = new ArrayList<>();
            sentences.forEach(sentence -> blocks.add(new Block.Paragraph(sentence.in(words))));
            if (isFine()) {
                blocks.add(new Block.Paragraph(words.say(Message.LESSON_FINE, lesson)));
            }
            blocks.add(new Block.Fact("lesson", new Datum.Text(lesson)));
            blocks.add(new Block.Fact(
                    "findings",
                    new Datum.Texts(sentences.stream()
                            .map(sentence -> sentence.in(words))
                            .toList())));
            return new Report(blocks);
        }
    }

    /// Looks at a lesson.
    public static Findings of(Lesson lesson, LessonData data) {
        LessonCheck check = new LessonCheck(lesson, data);
        try {
            check.look();
        } catch (ScriptProblem problem) {
            check.found.add(problem.sentence());
        }
        return new Findings(lesson.name(), check.found);
    }

    private void look() {
        LessonRun run = lesson.run(Lesson.USUAL_SEED, data);
        run.claims().values().forEach(claim -> {
            if (!run.holds(claim)) {
                found.add(Sentence.of(Message.LESSON_CLAIM_FAILS, claim.name()).at(Lesson.SCRIPT + ": "));
            }
        });
        for (LessonExercise exercise : run.exercises()) {
            computable(run, exercise);
        }
        names();
        if (run.prediction().isEmpty()) {
            missing(Lesson.SCRIPT, "predict(...)");
        }
        Set<String> used = new HashSet<>();
        for (Language language : Language.values()) {
            new TextCheck(run, language).look(used);
        }
        run.claims().keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        found.add(Sentence.of(Message.LESSON_CLAIM_UNUSED, name).at(Lesson.SCRIPT + ": ")));
    }

    /// The answer has to be one, and no wrong answer may pass for it.
    private void computable(LessonRun run, LessonExercise exercise) {
        if (exercise instanceof LessonExercise.OfNumber number) {
            double right = (double) run.evaluate(number.right());
            number.mistakes().stream()
                    .filter(known -> number.tolerance().accepts((double) run.evaluate(known.answer()), right))
                    .forEach(known -> found.add(Sentence.of(Message.LESSON_WRONG_IS_RIGHT, known.id(), exercise.name())
                            .at(Lesson.SCRIPT + ": ")));
        }
    }

    /// The program in NumPy has the script behind the functions it uses.
    private void names() {
        Set<String> taken = LessonProgram.names();
        for (Statement statement : lesson.script().statements()) {
            if (statement instanceof Statement.Definition definition && taken.contains(definition.name())) {
                found.add(Sentence.of(Message.LESSON_TAKES_A_NAME, definition.name())
                        .at(Lesson.SCRIPT + ":" + definition.line() + ": "));
            }
        }
    }

    private void missing(String file, String what) {
        found.add(Sentence.of(Message.LESSON_MISSES, what).at(file + ": "));
    }

    /// Looks at the text in one language.
    private final class TextCheck {
        private final LessonRun run;
        private final Language language;
        private final LessonText text;
        private final String file;

        /// Without one of them, no page can be shown.
        private boolean hasAllClaims = true;

        TextCheck(LessonRun run, Language language) {
            this.run = run;
            this.language = language;
            this.text = lesson.text(language);
            this.file = language.code() + ".md";
        }

        void look(Set<String> used) {
            sections();
            marks(used);
            hints();
            if (hasAllClaims) {
                pages();
            }
        }

        private void sections() {
            List<String> needed = new ArrayList<>(List.of("question", "predict", "result", "belief", "sources"));
            run.exercises().forEach(exercise -> {
                needed.add("exercise " + exercise.name());
                needed.add("hints " + exercise.name());
                needed.add("solved " + exercise.name());
            });
            needed.stream()
                    .filter(section -> text.screens(section).isEmpty())
                    .forEach(section -> missing(file, "## " + section));
            run.needs().stream()
                    .filter(need -> text.item("needs", need).isEmpty())
                    .forEach(need -> missing(file, "## needs: " + need));
            run.exercises().forEach(this::mistakes);
            run.exercises().forEach(this::choices);
            run.prediction().ifPresent(prediction -> {
                String letters = text.items("predict").stream()
                        .map(item -> item.label().replace(")", ""))
                        .reduce("", String::concat);
                if (!letters.equals(prediction.letters())) {
                    found.add(Sentence.of(Message.LESSON_OTHER_LETTERS, letters, prediction.letters())
                            .at(file + ": "));
                }
            });
        }

        /// What a text lists for a choice is among what can be chosen.
        private void choices(LessonExercise exercise) {
            if (exercise instanceof LessonExercise.OfChoice choice) {
                text.items("exercise " + exercise.name()).stream()
                        .filter(item -> choice.among().stream().noneMatch(item::beginsWith))
                        .forEach(item -> found.add(
                                Sentence.of(Message.LESSON_NO_SUCH_CHOICE, exercise.name(), start(item.pieces()))
                                        .at(file + ": ")));
            }
        }

        private void mistakes(LessonExercise exercise) {
            if (exercise instanceof LessonExercise.OfNumber number) {
                number.mistakes().stream()
                        .map(LessonExercise.KnownMistake::id)
                        .filter(id -> text.item("wrong " + exercise.name(), id).isEmpty())
                        .forEach(id -> missing(file, "## wrong " + exercise.name() + ": " + id));
            }
        }

        /// Each paragraph of the result and of the belief ends in a mark, unless it says what the table or plot below
        /// it shows; and each mark is of something there is.
        private void marks(Set<String> used) {
            for (String section : List.of("result", "belief")) {
                List<Element> elements = text.elements(section);
                for (int i = 0; i < elements.size(); i++) {
                    boolean announces = i + 1 < elements.size() && elements.get(i + 1) instanceof Element.Picture;
                    if (!announces
                            && elements.get(i) instanceof Element.Paragraph(List<Piece> pieces)
                            && !(pieces.getLast() instanceof Piece.Mark)) {
                        found.add(Sentence.of(Message.LESSON_UNMARKED, section, start(pieces))
                                .at(file + ": "));
                    }
                }
            }
            text.sections()
                    .values()
                    .forEach(screens ->
                            screens.forEach(screen -> screen.pieces().forEach(piece -> known(piece, used))));
        }

        private void known(Piece piece, Set<String> used) {
            if (piece instanceof Piece.Mark(Piece.Kind kind, List<String> ids)) {
                for (String id : ids) {
                    boolean there = switch (kind) {
                        case CLAIM -> run.claims().containsKey(id);
                        case SOURCE, CONTESTED ->
                            text.items("sources").stream()
                                    .anyMatch(item -> item.label().equals(id + "."));
                    };
                    if (!there) {
                        hasAllClaims &= kind != Piece.Kind.CLAIM;
                        found.add(Sentence.of(Message.LESSON_UNKNOWN_MARK, id).at(file + ": "));
                    }
                    used.add(id);
                }
            } else if (piece instanceof Piece.Measured number) {
                run.shown(number);
            }
        }

        private static String start(List<Piece> pieces) {
            String words = pieces.stream()
                    .map(piece -> piece instanceof Piece.Words(String plain) ? plain : "…")
                    .reduce("", String::concat);
            return words.length() > 40 ? words.substring(0, 40) + "…" : words;
        }

        /// Hints come in steps, and none of them is the answer.
        private void hints() {
            for (LessonExercise exercise : run.exercises()) {
                List<Element.Item> hints = text.items("hints " + exercise.name());
                if (!hints.isEmpty() && hints.size() < FEWEST_HINTS) {
                    found.add(Sentence.of(Message.LESSON_FEW_HINTS, exercise.name())
                            .at(file + ": "));
                }
                for (Element.Item hint : hints) {
                    for (Piece piece : hint.pieces()) {
                        for (String word : words(piece)) {
                            if (run.judge(exercise, word) instanceof LessonRun.Verdict.Right) {
                                found.add(Sentence.of(Message.LESSON_HINT_ANSWERS, exercise.name(), word)
                                        .at(file + ": "));
                            }
                        }
                    }
                }
            }
        }

        private List<String> words(Piece piece) {
            return switch (piece) {
                case Piece.Words(String plain) ->
                    Stream.of(plain.split("[^\\w.+-]+", -1))
                            .map(word -> word.replaceFirst("[.+-]+$", ""))
                            .toList();
                case Piece.Measured number -> List.of(run.shown(number));
                case Piece.Mark _ -> List.of();
            };
        }

        private void pages() {
            LessonReport report = new LessonReport(run, Words.of(language), lesson.number());
            try {
                report.pages().forEach(page -> fits(report, page));
            } catch (ScriptProblem problem) {
                if (!found.contains(problem.sentence())) {
                    found.add(problem.sentence());
                }
            }
        }

        private void fits(LessonReport report, LessonPage page) {
            LearnerProgress.Entry entry = LearnerProgress.Entry.begun(run.seed());
            LearnerProgress.Entry predicted = run.prediction()
                    .map(prediction -> entry.predicted(prediction.letters().substring(0, 1)))
                    .orElse(entry);
            long lines = Stream.of(Glyphs.values())
                    .mapToLong(glyphs ->
                            text(report.page(page, predicted), glyphs).lines().count())
                    .max()
                    .orElseThrow();
            if (lines > HEIGHT) {
                found.add(Sentence.of(Message.LESSON_TOO_LONG, report.name(page), lines, HEIGHT)
                        .at(file + ": "));
            }
        }

        private String text(Report report, Glyphs glyphs) {
            StringWriter shown = new StringWriter();
            try {
                new TextRenderer(new Look(WIDTH, Piece.DIGITS, false, glyphs, Paint.NONE)).render(report, shown);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return shown.toString();
        }
    }
}
