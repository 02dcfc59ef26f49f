package bn.cli.loop;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.CommonOptions;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.file.Progress;
import bn.data.state.ProgressFile;
import bn.learn.Course;
import bn.learn.LearnWord;
import bn.learn.LearnerProgress;
import bn.learn.Lesson;
import bn.learn.Played;
import bn.learn.Session;
import bn.learn.Tutor;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import bn.report.block.Report;
import bn.report.render.Paint;
import bn.stats.Convention;
import bn.terminal.Prompt;
import bn.walk.MadeDout;
import bn.walk.Walk;
import bn.walk.Walker;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes the lines of a learner from a terminal or a pipe, shows what they lead to, and keeps how far it went.
public final class LearnLoop {
    private static final String SIGN = "learn> ";

    private final Surroundings surroundings;
    private final CommonOptions common;
    private final Course course;
    private final Tutor tutor;
    private final Words words;
    private final Output output;
    private final boolean coloured;
    private final ProgressFile file;
    private boolean isWarned;

    /// @throws DataProblem if there is nowhere to keep how far a learner has come
    public LearnLoop(Surroundings surroundings, CommonOptions common, Course course, Tutor tutor, Words words)
            throws DataProblem {
        this.surroundings = surroundings;
        this.common = common;
        this.course = course;
        this.tutor = tutor;
        this.words = words;
        this.output = new Output(surroundings, common);
        this.coloured = common.paint(surroundings).equals(Paint.ANSI);
        this.file = surroundings.state().progress();
    }

    /// Goes through lessons until the lines end.
    ///
    /// @param begun the lesson that was asked for
    /// @return the exit status
    /// @throws DataProblem if lines cannot be read, or results written
    public int run(Optional<Lesson> begun) throws DataProblem {
        LearnerProgress before = file.read();
        Optional<Lesson> lesson = begun.or(() -> course.open(before))
                .or(() -> Optional.of(course.lessons().getFirst()));
        Session session = working(() -> tutor.open(lesson.orElseThrow(), before));
        Report welcome = before.lessons().isEmpty()
                ? Report.of(words.say(Message.LEARN_WELCOME, course.lessons().size()))
                : new Report(List.of());
        if (surroundings.typed()) {
            try {
                return converse(session, welcome);
            } catch (IOException e) {
                // No terminal after all: the lines are read as they come.
            }
        }
        return read(session, welcome);
    }

    private int read(Session first, Report welcome) throws DataProblem {
        BufferedReader reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        Session session = first;
        show(welcome);
        show(working(() -> tutor.page(first)));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.text(SIGN + Printable.of(line.strip()) + "\n");
                Tutor.Turn turn = turn(session, line);
                show(turn.report());
                session = turn.session();
                if (turn.ends()) {
                    break;
                }
                if (turn.plays()) {
                    show(Report.of(words.say(Message.LEARN_PLAY_NEEDS_TERMINAL)));
                }
            }
        } catch (IOException e) {
            throw new DataProblem(
                    Sentence.of(DataMessage.UNREADABLE, String.valueOf(e.getMessage()))
                            .at("<stdin>: "),
                    e);
        }
        return ExitStatus.DONE;
    }

    /// What comes of a line; what has changed by it is kept at once.
    private Tutor.Turn turn(Session session, String line) throws DataProblem {
        Tutor.Turn turn = working(() -> tutor.next(session, line));
        if (!turn.session().progress().equals(session.progress())) {
            keep(turn.session().progress());
        }
        return turn;
    }

    /// Where nothing can be kept, that is said once, and the lesson goes on.
    private void keep(LearnerProgress progress) throws DataProblem {
        try {
            file.write(progress);
        } catch (DataProblem problem) {
            if (!isWarned) {
                isWarned = true;
                output.warn(Sentence.of(Message.LEARN_NOT_KEPT, problem.sentence()));
            }
        }
    }

    /// At a terminal. Nothing ends the session but quit, Ctrl-D, and Ctrl-C twice.
    private int converse(Session first, Report welcome) throws IOException, DataProblem {
        Stay stay = stay(first, welcome);
        while (stay.plays()) {
            play(stay.session());
            stay = stay(stay.session(), new Report(List.of()));
        }
        return ExitStatus.DONE;
    }

    /// What a stay at the prompt ends with.
    ///
    /// @param plays whether it goes on after a walk
    private record Stay(Session session, boolean plays) {}

    /// @param before what is shown above the page
    private Stay stay(Session first, Report before) throws IOException, DataProblem {
        Session session = first;
        try (Prompt prompt = Prompt.open(
                surroundings.environment().get("TERM"), Optional.empty(), new LearnAdvice(), SIGN, coloured)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            Output there = new Output(surroundings.gathering(answer, prompt::columns), common);
            show(before);
            show(working(() -> tutor.page(first)), there);
            output.rendered(answer.toString(StandardCharsets.UTF_8));
            while (true) {
                answer.reset();
                Session now = session;
                prompt.dropEnters();
                switch (prompt.read(() -> tutor.status(now))) {
                    case Prompt.Typed.Line(String text) -> {
                        Tutor.Turn turn = turn(session, text);
                        show(turn.report(), there);
                        output.rendered(answer.toString(StandardCharsets.UTF_8));
                        session = turn.session();
                        if (turn.ends() || turn.plays()) {
                            return new Stay(session, turn.plays());
                        }
                    }
                    case Prompt.Typed.Interrupt(int times)
                    when times > 1 -> {
                        return new Stay(session, false);
                    }
                    case Prompt.Typed.Interrupt _ -> {
                        show(Report.of(words.say(Message.LEARN_INTERRUPT)), there);
                        output.rendered(answer.toString(StandardCharsets.UTF_8));
                    }
                    case Prompt.Typed.End _ -> {
                        return new Stay(session, false);
                    }
                }
            }
        }
    }

    /// Opens the walk on the lesson's batch.
    private void play(Session session) throws DataProblem {
        Played played = working(session.run()::played);
        PassInputs inputs = new PassInputs(
                played.x(),
                played.gamma(),
                played.beta(),
                Convention.ALL.getFirst().eps(),
                Optional.empty(),
                Optional.of(played.dout().orElseGet(() -> MadeDout.of(played.x().shape()))));
        inputs.checkRoot();
        Walk walk = Walk.start(
                inputs, Optional.empty(), "bn learn " + session.run().lesson().name() + ", play");
        Walker walker = new Walker(words);
        Report welcome = walker.welcome(walk, List.of(words.say(Message.LEARN_PLAYS)));
        new WalkLoop(surroundings, common, walker, words, false).run(walk, welcome, Optional.empty());
    }

    /// Shows a report, and a blank line after it.
    private void show(Report report) throws DataProblem {
        if (!report.blocks().isEmpty()) {
            output.report(report, Presentation.of(ReportOptions.Format.TEXT));
            output.text("\n");
        }
    }

    /// The same at a prompt, which needs no blank line: a page fills the screen.
    private static void show(Report report, Output where) throws DataProblem {
        if (!report.blocks().isEmpty()) {
            where.report(report, Presentation.of(ReportOptions.Format.TEXT));
        }
    }

    /// Does what may train networks, and says after a second that it does.
    private <T> T working(Progress.LongWork<T> work) throws DataProblem {
        return surroundings.progress().during(words.say(Message.LEARN_TRAINING), work);
    }

    /// What the prompt may offer.
    private final class LearnAdvice implements Prompt.Advice {
        @Override
        public List<Prompt.Way> ways(String line) {
            return Stream.concat(LearnWord.all(words), course.lessons().stream().map(Lesson::name))
                    .filter(word -> word.startsWith(line))
                    .map(word -> new Prompt.Way(word, word, ""))
                    .toList();
        }

        @Override
        public Prompt.Kind kind(String word, boolean first) {
            return first && LearnWord.of(word, words).isPresent() ? Prompt.Kind.COMMAND : Prompt.Kind.OTHER;
        }
    }
}
