package bn.walk;

import bn.batch.Printable;
import bn.gradcheck.GradientCheck;
import bn.grading.Grade;
import bn.graph.Cell;
import bn.graph.Derivation;
import bn.graph.Mode;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.query.Query;
import bn.query.QueryProblem;
import bn.report.BatchLines;
import bn.report.CheckReport;
import bn.report.ExplainReport;
import bn.report.GraphReport;
import bn.report.PassReport;
import bn.report.Topic;
import bn.report.TopicReport;
import bn.report.WhyReport;
import bn.report.block.Block;
import bn.report.block.Report;
import bn.report.grading.GradeReport;
import bn.report.grading.MistakesReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The walk as a pure function, from a state and a typed line to a state and a report.
public final class Walker {
    private static final int LAST = Walk.TABLE.steps().size();

    private final Words words;

    public Walker(Words words) {
        this.words = words;
    }

    /// The opening report.
    ///
    /// @param notes about the data, one sentence each
    public Report welcome(Walk walk, List<String> notes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.WALK_TITLE, words.mode(walk.mode()))));
        blocks.addAll(BatchLines.of(walk.now().trace(), words));
        notes.forEach(note -> blocks.add(new Block.Paragraph(note)));
        blocks.add(new Block.Paragraph(words.say(Message.WALK_WELCOME)));
        return new Report(blocks);
    }

    /// Executes a line. An empty line repeats the last command that can be repeated; a comment does nothing.
    public Outcome next(Walk walk, String line) {
        String asked = line.isBlank()
                ? walk.last().orElse("")
                : CommandReader.withoutComment(line).strip();
        if (asked.isEmpty()) {
            return shown(walk, new Report(List.of()));
        }
        try {
            Outcome outcome = obey(walk, CommandReader.command(asked));
            return CommandReader.repeats(asked)
                    ? new Outcome(
                            outcome.walk().repeating(asked), outcome.report(), outcome.request(), true, outcome.ends())
                    : outcome;
        } catch (QueryProblem problem) {
            Report report = Report.of(problem.sentence(words));
            return new Outcome(walk, report, Optional.empty(), false, false);
        }
    }

    private Outcome obey(Walk walk, Command command) throws QueryProblem {
        return switch (command) {
            case Command.Forth(int count) -> forth(walk, count);
            case Command.Back(int count) -> back(walk, count);
            case Command.Goto(Step step) -> arrived(walk.at(Walk.TABLE.steps().indexOf(step) + 1));
            case Command.Continue _ -> onwards(walk);
            case Command.Break(Optional<Step> step) -> breakAt(walk, step);
            case Command.Through(Pass pass) ->
                arrived(walk.at(
                        Walk.TABLE.steps().indexOf(Walk.TABLE.steps(pass).getLast()) + 1));
            case Command.Where _ -> where(walk);
            case Command.Restart _ -> shown(walk.at(0), reports(walk).said(Message.WALK_RESTARTED));
            case Command.ListSteps _ -> shown(walk, reports(walk).steps());
            case Command.Print(String expression) -> print(walk, expression);
            case Command.Why(String cell, int depth) -> why(walk, cell, depth);
            case Command.Explain(Optional<Step> step) -> explain(walk, stepOr(walk, step, CommandWord.EXPLAIN));
            case Command.ExplainTopic(Topic topic) -> explain(walk, topic);
            case Command.Formula(Optional<Step> step) -> formula(walk, stepOr(walk, step, CommandWord.FORMULA));
            case Command.Graph _ -> shown(walk, graph(walk));
            case Command.Vars _ -> shown(walk, reports(walk).values());
            case Command.Set set -> set(walk, set);
            case Command.Descend descend -> descend(walk, descend);
            case Command.Diff _ -> diff(walk);
            case Command.Check(Optional<Step> step) -> check(walk, step);
            case Command.MakeMistake(Optional<String> id) -> mistake(walk, id);
            case Command.Grade(String file) -> grade(walk, file);
            case Command.Undo _ -> undo(walk);
            case Command.Redo _ -> redo(walk);
            case Command.Reset _ -> reset(walk);
            case Command.SetMode(Mode mode) -> inMode(walk, mode);
            case Command.Digits(int digits) ->
                shown(walk.showing(digits), reports(walk).said(Message.WALK_DIGITS, digits));
            case Command.Save(String file) ->
                new Outcome(
                        walk,
                        reports(walk).said(Message.WALK_SAVED, Printable.of(file)),
                        Optional.of(new Request.WriteScript(file, WalkScript.of(walk))),
                        true,
                        false);
            case Command.Load(String file) -> load(walk, file);
            case Command.Help(Optional<CommandWord> word) ->
                shown(
                        walk,
                        word.map(one -> reports(walk).help(List.of(one)))
                                .orElseGet(() -> reports(walk).help()));
            case Command.Quit _ ->
                new Outcome(
                        walk,
                        reports(walk).said(Message.WALK_GOODBYE, walk.status(words)),
                        Optional.empty(),
                        true,
                        true);
        };
    }

    private Outcome forth(Walk walk, int count) {
        if (walk.at() == LAST) {
            return shown(walk, reports(walk).said(Message.WALK_AT_END));
        }
        Walk there = walk.at(Math.min(LAST, walk.at() + count));
        List<Block> blocks = new ArrayList<>();
        for (int at = walk.at() + 1; at <= there.at(); at++) {
            blocks.addAll(step(walk.at(at)));
        }
        return shown(there, new Report(blocks));
    }

    private Outcome back(Walk walk, int count) {
        if (walk.at() == 0) {
            return shown(walk, reports(walk).said(Message.WALK_AT_START));
        }
        Walk there = walk.at(Math.max(0, walk.at() - count));
        return there.at() == 0 ? shown(there, reports(walk).said(Message.WALK_RESTARTED)) : arrived(there);
    }

    private Outcome onwards(Walk walk) {
        if (walk.at() == LAST) {
            return shown(walk, reports(walk).said(Message.WALK_AT_END));
        }
        int at = walk.at() + 1;
        while (at < LAST
                && !walk.breakpoints().contains(Walk.TABLE.steps().get(at - 1).name())) {
            at++;
        }
        return arrived(walk.at(at));
    }

    private Outcome where(Walk walk) {
        List<Block> blocks = new ArrayList<>(reports(walk).where());
        if (walk.at() > 0) {
            blocks.addAll(step(walk));
        }
        return shown(walk, new Report(blocks));
    }

    private Outcome breakAt(Walk walk, Optional<Step> step) {
        if (step.isEmpty()) {
            return shown(walk, reports(walk).breakpoints());
        }
        String name = step.get().name();
        Walk toggled = walk.toggled(name);
        boolean set = toggled.breakpoints().contains(name);
        return shown(toggled, reports(walk).said(set ? Message.WALK_BREAK_SET : Message.WALK_BREAK_GONE, name));
    }

    private Outcome arrived(Walk walk) {
        return shown(walk, new Report(step(walk)));
    }

    /// The current step, with a remark after the last step of each pass.
    private List<Block> step(Walk walk) {
        Step step = walk.present().orElseThrow();
        List<Block> blocks = new ArrayList<>();
        List<Step> pass = Walk.TABLE.steps(step.pass());
        if (step.pass() == Pass.BACKWARD && step.equals(pass.getFirst())) {
            blocks.add(new Block.Paragraph(words.say(Message.LOSS_NOTE)));
            blocks.add(new Block.Paragraph(words.say(Message.GRADIENT_RULE)));
            blocks.add(new Block.Gap());
        }
        blocks.addAll(pass(walk).step(step).toList());
        blocks.addAll(reports(walk).mistaken(step));
        if (walk.now().overridden().contains(step.name())) {
            blocks.addAll(reports(walk).overridden());
        }
        if (step.equals(pass.getLast())) {
            blocks.add(new Block.Gap());
            blocks.add(new Block.Paragraph(done(walk, step)));
        }
        return blocks;
    }

    private String done(Walk walk, Step last) {
        return switch (last.pass()) {
            case FORWARD -> words.say(Message.WALK_FORWARD_DONE);
            case BACKWARD ->
                words.say(Message.WALK_BACKWARD_DONE, walk.now().scope().text(new Cell(last.name(), 0, 0)));
        };
    }

    private Outcome print(Walk walk, String expression) throws QueryProblem {
        Query query = Query.of(expression, walk.now().scope());
        return shown(walk, reports(walk).answer(query, query.answer(walk.now().trace())));
    }

    private Outcome why(Walk walk, String asked, int depth) throws QueryProblem {
        Cell cell = cell(walk, asked);
        WhyReport why = new WhyReport(walk.now().scope(), walk.mode(), words, walk.digits());
        if (depth > 1) {
            return shown(walk, why.tree(cell, depth));
        }
        List<Block> blocks = new ArrayList<>(why.one(cell).blocks());
        if (Walk.TABLE.quantity(cell.name()) instanceof Step step) {
            blocks.addAll(reports(walk).mistaken(step));
        }
        if (walk.isAhead(cell.name())) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_AHEAD, cell.name())));
        }
        List<Cell> opened = why.cells(Derivation.of(walk.now().trace(), cell));
        return shown(walk.opening(opened), new Report(blocks));
    }

    /// A cell by its name, or by its number in the last answer; a larger number may be that of a step.
    private static Cell cell(Walk walk, String asked) throws QueryProblem {
        int number = asked.matches("[0-9]{1,4}") ? Integer.parseInt(asked) : -1;
        if (number > 0 && number <= walk.opened().size()) {
            return walk.opened().get(number - 1);
        }
        if (number >= 0 && Walk.TABLE.step(asked).isEmpty()) {
            throw new QueryProblem(Message.WALK_NO_OPEN, asked);
        }
        return Query.cell(asked, walk.now().scope());
    }

    private static Step stepOr(Walk walk, Optional<Step> named, CommandWord word) throws QueryProblem {
        if (named.isPresent()) {
            return named.get();
        }
        return walk.present().orElseThrow(() -> new QueryProblem(Message.WALK_NO_PRESENT, word.word()));
    }

    /// The lesson is about the correct formula.
    private Outcome explain(Walk walk, Step step) {
        List<Block> blocks = new ArrayList<>(reports(walk).mistakenHere(step));
        blocks.addAll(new ExplainReport(walk.mode(), words).explanation(step).blocks());
        return shown(walk, new Report(blocks));
    }

    /// With the numbers as they were handed in, of which its sentences are true.
    private Outcome explain(Walk walk, Topic topic) {
        List<Block> blocks = new ArrayList<>();
        if (!walk.now().edits().isEmpty()) {
            blocks.add(new Block.Paragraph(words.say(Message.WALK_EXPLAIN_ORIGINAL)));
            blocks.add(new Block.Gap());
        }
        blocks.addAll(new TopicReport(walk.now().original().scope(), words, walk.digits())
                .of(topic)
                .blocks());
        return shown(walk, new Report(blocks));
    }

    private Outcome formula(Walk walk, Step step) {
        List<Block> blocks = new ArrayList<>(new ExplainReport(walk.mode(), words)
                .formula(walk.now().written(step))
                .blocks());
        blocks.addAll(reports(walk).mistaken(step));
        return shown(walk, new Report(blocks));
    }

    private Report graph(Walk walk) {
        GraphReport.WalkPosition progress =
                new GraphReport.WalkPosition(walk.present().map(Step::name), name -> !walk.isAhead(name));
        List<Block> blocks = new ArrayList<>(
                new GraphReport(walk.mode(), words, progress).report().blocks());
        blocks.addAll(reports(walk).saidOfRight());
        return new Report(blocks);
    }

    private Outcome set(Walk walk, Command.Set set) throws QueryProblem {
        SetEdit change = SetEdit.of(set, walk.now().scope());
        Walk changed = walk.changedTo(walk.now().with(change.edit(walk.mode())));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(change.sentence(words)));
        blocks.addAll(reports(changed).difference(changed.transition().orElseThrow()));
        for (Pass way : Pass.values()) {
            pass(changed).cautions(way).forEach(caution -> blocks.add(new Block.Paragraph(caution)));
        }
        return shown(changed, new Report(blocks));
    }

    private Outcome descend(Walk walk, Command.Descend asked) throws QueryProblem {
        Descent descent = Descent.of(asked, walk.now());
        Walk changed = walk.changedTo(walk.now().with(descent.edit(walk.now())));
        List<Block> blocks = new ArrayList<>(reports(changed).descent(descent, walk.now()));
        blocks.add(new Block.Gap());
        blocks.addAll(reports(changed).difference(changed.transition().orElseThrow()));
        return shown(changed, new Report(blocks));
    }

    private Outcome check(Walk walk, Optional<Step> step) throws QueryProblem {
        Version now = walk.now();
        if (step.isPresent() && step.get().pass() == Pass.FORWARD) {
            throw new QueryProblem(Message.WALK_NO_GRADIENT, step.get().name());
        }
        CheckReport report = new CheckReport(
                now.scope(),
                now.mode(),
                words,
                new GradientCheck(now.trace()),
                step.map(List::of).orElseGet(() -> Walk.TABLE.steps(Pass.BACKWARD)));
        return shown(walk, step.isEmpty() ? report.all() : report.cells());
    }

    private Outcome mistake(Walk walk, Optional<String> id) throws QueryProblem {
        if (id.isEmpty()) {
            return shown(walk, new MistakesReport(words).catalogue());
        }
        MistakeEdit mistake = MistakeEdit.of(id.get(), walk.now());
        Walk changed = walk.changedTo(walk.now().with(mistake.edit(walk.mode())));
        List<Block> blocks = new ArrayList<>(
                new MistakesReport(words).written(mistake.mistake(), walk.now().exercise()));
        blocks.addAll(reports(changed).difference(changed.transition().orElseThrow()));
        return shown(changed, new Report(blocks));
    }

    /// Answers are graded on the original inputs.
    private Outcome grade(Walk walk, String file) {
        List<Block> blocks = walk.now().edits().isEmpty()
                ? List.of()
                : List.of(new Block.Paragraph(words.say(Message.WALK_GRADE_ORIGINAL)));
        return new Outcome(
                walk,
                new Report(blocks),
                Optional.of(new Request.GradeFile(file, walk.now().exercise())),
                true,
                false);
    }

    /// The report on graded answers.
    public Report graded(Walk walk, Grade grade) {
        return new GradeReport(grade, walk.now().features(), words, GradeReport.Hints.ALL, walk.digits()).report();
    }

    private Outcome diff(Walk walk) {
        return walk.transition()
                .map(changed -> shown(walk, new Report(reports(walk).difference(changed))))
                .orElseGet(() -> shown(walk, reports(walk).said(Message.WALK_NO_CHANGE_YET)));
    }

    private Outcome undo(Walk walk) {
        if (walk.version() == 0) {
            return shown(walk, reports(walk).said(Message.WALK_NOTHING_TO_UNDO));
        }
        String what = between(walk.versions().get(walk.version() - 1), walk.now());
        return turned(walk, walk.version() - 1, Message.WALK_UNDONE, what);
    }

    private Outcome redo(Walk walk) {
        if (walk.version() == walk.versions().size() - 1) {
            return shown(walk, reports(walk).said(Message.WALK_NOTHING_TO_REDO));
        }
        String what = between(walk.now(), walk.versions().get(walk.version() + 1));
        return turned(walk, walk.version() + 1, Message.WALK_REDONE, what);
    }

    private Outcome turned(Walk walk, int version, Message message, String what) {
        Walk turned = walk.turnedTo(version);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.say(message, Printable.brief(what))));
        blocks.addAll(reports(turned).difference(turned.transition().orElseThrow()));
        return shown(turned, new Report(blocks));
    }

    /// The command between two successive versions.
    private static String between(Version before, Version after) {
        if (before.mode() != after.mode()) {
            return CommandWord.MODE.word() + " " + after.mode().word();
        }
        return after.edits().size() > before.edits().size()
                ? after.edits().getLast().text()
                : CommandWord.RESET.word();
    }

    private Outcome reset(Walk walk) {
        if (walk.now().edits().isEmpty()) {
            return shown(walk, reports(walk).said(Message.WALK_NO_CHANGE_YET));
        }
        Walk reset = walk.changedTo(walk.now().original());
        return shown(reset, reports(reset).said(Message.WALK_RESET));
    }

    private Outcome inMode(Walk walk, Mode mode) throws QueryProblem {
        if (!walk.now().can(mode)) {
            throw new QueryProblem(Message.WALK_NO_STATISTICS);
        }
        if (walk.mode() == mode) {
            return shown(walk, reports(walk).said(Message.WALK_NOTHING_CHANGED));
        }
        Walk turned = walk.changedTo(walk.now().in(mode));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words.say(Message.WALK_TITLE, words.mode(turned.mode()))));
        blocks.addAll(reports(turned).difference(turned.transition().orElseThrow()));
        return shown(turned, new Report(blocks));
    }

    private Outcome load(Walk walk, String file) {
        Walk fresh =
                walk.now().edits().isEmpty() ? walk : walk.changedTo(walk.now().original());
        return new Outcome(
                fresh.at(0).with(Set.of()),
                reports(walk).said(Message.WALK_LOADED, Printable.of(file)),
                Optional.of(new Request.RunScript(file)),
                true,
                false);
    }

    private PassReport pass(Walk walk) {
        Version now = walk.now();
        return new PassReport(now.mode(), now.trace(), now.features(), words);
    }

    private WalkReports reports(Walk walk) {
        return new WalkReports(walk, words);
    }

    private static Outcome shown(Walk walk, Report report) {
        return new Outcome(walk, report, Optional.empty(), true, false);
    }
}
