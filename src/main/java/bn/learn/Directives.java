package bn.learn;

import bn.learn.script.Expression;
import bn.learn.script.Globals;
import bn.learn.script.Script;
import bn.learn.script.ScriptProblem;
import bn.learn.script.Statement;
import bn.prose.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a script says about its lesson, in calls that stand by themselves:
///
/// - `lesson(minutes=8)`
/// - `needs("name", condition)`, of the learner's batch
/// - `predict("d", among="abcd")`
/// - `claim("name", condition, share=100)`
/// - `table("name", column, ..., rows=labels)`, with columns `numbers(list, best="least")`, `bars(list)`,
/// `log_bars(list)`
/// - `plot("name", list, ..., log=True)`
/// - `answer("name", number, within=0.01)`, or `factor=10`; `wrong("name", "id", number)`
/// - `choice("name", word, among=[words])`
/// - `trial("name", condition, shows=function, most=96, whole=True)`, of a number above 0
/// - `play(x, gamma=list, beta=list, dout=matrix)`
///
/// Words such as names are read at once; numbers and conditions when they are needed.
final class Directives {
    private final Script script;
    private final Globals globals;
    private final SequencedMap<String, Expression> needs = new LinkedHashMap<>();
    private final SequencedMap<String, Claim> claims = new LinkedHashMap<>();
    private final SequencedMap<String, Figure> figures = new LinkedHashMap<>();
    private final SequencedMap<String, LessonExercise> exercises = new LinkedHashMap<>();
    private final Map<String, List<LessonExercise.KnownMistake>> mistakes = new LinkedHashMap<>();
    private Optional<Prediction> prediction = Optional.empty();
    private Optional<PlayedBatch> played = Optional.empty();

    /// What the walk begins with.
    ///
    /// @param x the batch
    /// @param named the others, by name
    record PlayedBatch(Expression x, Map<String, Expression> named) {}

    Directives(Script script, Globals globals) {
        this.script = script;
        this.globals = globals;
        for (Statement statement : script.statements()) {
            if (statement instanceof Statement.Call(int _, Expression.Call call)
                    && call.function() instanceof Expression.Name(int _, String name)
                    && name.equals("wrong")) {
                wrong(new Call(call));
            }
        }
        for (Statement statement : script.statements()) {
            if (statement instanceof Statement.Call(int line, Expression.Call call)) {
                read(line, call);
            }
        }
    }

    private void read(int line, Expression.Call expression) {
        Call call = new Call(expression);
        String name = expression.function() instanceof Expression.Name(int _, String said) ? said : "";
        switch (name) {
            case "lesson" -> {
                // Read by the list of lessons: [Lesson#minutes].
            }
            case "needs" -> needs.put(call.text(0), call.at(1));
            case "predict" -> prediction = Optional.of(new Prediction(call.text(0), (String) call.value("among")));
            case "claim" -> add(claims, new Claim(call.text(0), call.at(1), (int) (double) call.value("share")));
            case "table" -> {
                Figure table = new Figure.Table(call.text(0), call.named("rows"), call.from(1));
                figures.put(table.name(), table);
            }
            case "plot" -> {
                boolean logarithmic = call.named("log").map(globals::evaluate).equals(Optional.of(true));
                figures.put(call.text(0), new Figure.Plot(call.text(0), call.from(1), logarithmic));
            }
            case "answer" -> add(number(call));
            case "choice" -> add(new LessonExercise.OfChoice(call.text(0), call.at(1), texts(call.value("among"))));
            case "trial" -> add(new LessonExercise.OfTrial(call.text(0), range(call), call.at(1), call.named("shows")));
            case "wrong" -> {
                // Read before.
            }
            case "play" ->
                played = Optional.of(
                        new PlayedBatch(call.at(0), call.expression().named()));
            default -> throw LessonProblem.at(script.name(), line, Message.LESSON_NO_SUCH_DIRECTIVE, name);
        }
    }

    private static void add(Map<String, Claim> claims, Claim claim) {
        claims.put(claim.name(), claim);
    }

    private void add(LessonExercise exercise) {
        exercises.put(exercise.name(), exercise);
    }

    /// Numbers above 0 where nothing else is said.
    private LessonExercise.Range range(Call call) {
        double most = call.named("most")
                .map(number -> (double) globals.evaluate(number))
                .orElse(1e6);
        boolean whole = call.named("whole").map(globals::evaluate).equals(Optional.of(true));
        return new LessonExercise.Range(0, most, whole);
    }

    private LessonExercise number(Call call) {
        Optional<Double> within = call.named("within").map(share -> (double) globals.evaluate(share));
        Optional<Double> factor = call.named("factor").map(times -> (double) globals.evaluate(times));
        LessonExercise.Tolerance tolerance = within.<LessonExercise.Tolerance>map(LessonExercise.Tolerance.Within::new)
                .or(() -> factor.map(LessonExercise.Tolerance.Factor::new))
                .orElse(new LessonExercise.Tolerance.Exact());
        return new LessonExercise.OfNumber(
                call.text(0), call.at(1), tolerance, mistakes.getOrDefault(call.text(0), List.of()));
    }

    private void wrong(Call call) {
        mistakes.computeIfAbsent(call.text(0), _ -> new ArrayList<>())
                .add(new LessonExercise.KnownMistake(call.text(1), call.at(2)));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    /// Conditions that a batch has to meet, by name.
    SequencedMap<String, Expression> needs() {
        return needs;
    }

    SequencedMap<String, Claim> claims() {
        return claims;
    }

    SequencedMap<String, Figure> figures() {
        return figures;
    }

    SequencedMap<String, LessonExercise> exercises() {
        return exercises;
    }

    Optional<Prediction> prediction() {
        return prediction;
    }

    Optional<PlayedBatch> played() {
        return played;
    }

    /// A call, and what stands in it.
    private final class Call {
        private final Expression.Call expression;

        Call(Expression.Call expression) {
            this.expression = expression;
        }

        Expression.Call expression() {
            return expression;
        }

        Expression at(int position) {
            if (position >= expression.positional().size()) {
                throw problem(Message.LESSON_MISSES_ARGUMENT, position + 1);
            }
            return expression.positional().get(position);
        }

        List<Expression> from(int position) {
            return expression
                    .positional()
                    .subList(position, expression.positional().size());
        }

        String text(int position) {
            if (globals.evaluate(at(position)) instanceof String text) {
                return text;
            }
            throw problem(Message.LESSON_MISSES_ARGUMENT, position + 1);
        }

        Optional<Expression> named(String name) {
            return Optional.ofNullable(expression.named().get(name));
        }

        Object value(String name) {
            return globals.evaluate(named(name).orElseThrow(() -> problem(Message.LESSON_MISSES_NAMED, name)));
        }

        private ScriptProblem problem(Message message, Object blank) {
            return LessonProblem.at(script.name(), expression.line(), message, blank);
        }
    }
}
