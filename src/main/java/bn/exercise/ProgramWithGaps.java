package bn.exercise;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Value;
import bn.grading.catalogue.Exercise;
import bn.graph.Pass;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.StepLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Python program of an exercise: the lines of the table, some of them left out, in the template of a framework. It
/// reads the numbers from the files beside it and writes there what has been filled in.
public final class ProgramWithGaps {
    /// How its file is called.
    public static final String FILE = "backward.py";

    /// Where it finds the batch.
    public static final String BATCH = "batch.json";

    /// Where it finds running statistics.
    public static final String STATISTICS = "stats.json";

    /// Where it leaves the learner's numbers.
    public static final String ANSWERS = "answers.npz";

    private static final String MOMENTUM = "momentum";

    private final Exercise exercise;
    private final Framework framework;
    private final Words words;

    /// @param exercise with the features on axis 1
    public ProgramWithGaps(Exercise exercise, Framework framework, Words words) {
        this.exercise = exercise;
        this.framework = framework;
        this.words = words;
    }

    /// The text of the program.
    public String text(Gaps gaps) {
        return framework.template().filled(places(gaps));
    }

    private Map<String, String> places(Gaps gaps) {
        Shape shape = exercise.shape();
        StepLines all = lines(gaps, gaps.steps());
        StepLines shown = lines(gaps, gaps.shown());
        List<String> arguments = all.arguments();
        Map<String, String> places = new HashMap<>();
        places.put("title", words.say(Message.CODE_TITLE, words.mode(exercise.mode())));
        places.put("task", words.say(task(gaps)));
        places.put("below", words.say(Message.CODE_BELOW));
        places.put("stopped", words.say(Message.CODE_STOPPED));
        places.put("nothing", words.say(Message.CODE_NOTHING));
        places.put("arguments", String.join(", ", arguments));
        places.put("no-gradients", ", None".repeat(arguments.size() - 3));
        places.put("forward", of(Pass.FORWARD, shown));
        places.put("backward", of(Pass.BACKWARD, shown));
        places.put("cache", gaps.isEmptyPage() ? "" : tuple(all.cache()));
        places.put("to-keep", gaps.isEmptyPage() ? "  # " + words.say(Message.CODE_TO_KEEP) : "");
        places.put("rows-of-x", gaps.isEmptyPage() ? "" : counted("x", Pass.FORWARD, shown));
        places.put("rows-of-dout", gaps.isEmptyPage() ? "" : counted("dout", Pass.BACKWARD, shown));
        places.put("steps", String.join(" ", gaps.handedIn()));
        places.put("like-features", Framework.likeFeatures(shape));
        places.put("statistics", arguments.contains("old_mean") ? STATISTICS : "");
        places.put(MOMENTUM, arguments.contains(MOMENTUM) ? momentum() : "");
        return places;
    }

    private static Message task(Gaps gaps) {
        if (gaps.isEmptyPage()) {
            return Message.CODE_TASK_EMPTY;
        }
        return gaps.shownBlank().size() == 1 ? Message.CODE_TASK_ONE : Message.CODE_TASK;
    }

    private StepLines lines(Gaps gaps, List<Step> steps) {
        return new StepLines(gaps.table().inputs(), steps, framework.style(exercise.shape()), gaps::isBlank, words);
    }

    private static String of(Pass pass, StepLines lines) {
        return lines.of(pass).stripTrailing();
    }

    /// A tuple of one has a comma behind it.
    private static String tuple(Set<String> names) {
        return names.size() == 1 ? names.iterator().next() + "," : String.join(", ", names);
    }

    /// m, where a line counts the rows, be it blank or not.
    private String counted(String array, Pass pass, StepLines shown) {
        boolean counts = shown.steps().stream()
                .anyMatch(step -> step.pass() == pass && step.formula().counts());
        return counts ? framework.rows(array, exercise.shape()) : "";
    }

    private String momentum() {
        return Decimal.literal(((Value.One) exercise.input(MOMENTUM)).number());
    }
}
