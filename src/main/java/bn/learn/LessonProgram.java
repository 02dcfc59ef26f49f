package bn.learn;

import bn.batch.Batch;
import bn.batch.Decimal;
import bn.batch.Printable;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.prose.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The experiment of a lesson as a program in NumPy, so that nobody has to believe bn: the networks, what a script can
/// use of them, the steps of batch normalization and the data where it uses those, the seed, and the script as it is.
public final class LessonProgram {
    private static final int WIDTH = 120;
    /// Definitions, classes, assignments and imports of Python that are not indented.
    private static final Pattern TOP_LEVEL = Pattern.compile(
            "^(?:def|class) (\\w+)|^(\\w[\\w, ]*) = |^(?:import|from \\w+ import) (?:\\w+ as )?(.+)",
            Pattern.MULTILINE);

    private static final String INDENTED = "    ";

    private static final String ROUNDING = """
            # Long trainings enlarge rounding: some numbers differ from those that bn learn shows. Its claims hold all the same,
            # as often as they say.""";

    private LessonProgram() {}

    /// The text of the program.
    public static String of(LessonRun run) {
        String script = run.lesson().folder().read(Lesson.SCRIPT).orElse("").strip();
        List<String> parts = new ArrayList<>(List.of(fixedPart()));
        parts.addAll(StepFunctions.of(script));
        if (run.lesson().takesBatch()) {
            parts.add(batch(run.data().batch().get()));
        }
        if (script.contains("iris()")) {
            parts.add(iris(run.data().iris().get()));
        }
        parts.add(ROUNDING + "\nuse(seed=" + run.seed() + ")");
        parts.add(script);
        return String.join("\n\n\n", parts) + "\n";
    }

    /// What is the same for all lessons.
    static String fixedPart() {
        return Resource.text("/bn/net/net.py").orElseThrow().strip() + "\n\n\n"
                + Resource.text("/bn/learn/course.py").orElseThrow().strip();
    }

    /// The names that a script must leave alone, since the program has them already.
    static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("seed"));
        TOP_LEVEL.matcher(fixedPart()).results().forEach(found -> {
            String all = IntStream.rangeClosed(1, found.groupCount())
                    .mapToObj(found::group)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining());
            names.addAll(List.of(all.split(", ", -1)));
        });
        return names;
    }

    private static String batch(Batch batch) {
        String names = batch.features().stream().map(LessonProgram::text).collect(Collectors.joining(", ", "[", "]"));
        return "# What batch() is.\nBATCH = SimpleNamespace(names=" + names + ", x=matrix([\n"
                + IntStream.range(0, batch.shape().features())
                        .mapToObj(feature -> numbers(batch.column(feature)))
                        .collect(Collectors.joining())
                + "]))";
    }

    private static String iris(Labelled iris) {
        Matrix x = iris.x();
        return "# What iris() is: each column of samples/iris.csv, and the species.\nIRIS = Data(matrix([\n"
                + IntStream.range(0, x.width())
                        .mapToObj(column -> numbers(x.column(column)))
                        .collect(Collectors.joining())
                + "]), np.array(\n"
                + numbers(IntStream.of(iris.labels()).asDoubleStream().toArray())
                        .replaceFirst(",\n$", "))");
    }

    /// A list of numbers, in lines.
    private static String numbers(double[] numbers) {
        StringBuilder lines = new StringBuilder();
        String line = INDENTED + "[";
        for (int i = 0; i < numbers.length; i++) {
            String number = Decimal.shortest(numbers[i]) + (i == numbers.length - 1 ? "]," : ",");
            if (line.length() + number.length() > WIDTH) {
                lines.append(line.stripTrailing()).append('\n');
                line = INDENTED + " ";
            }
            line += number + " ";
        }
        return lines.append(line.stripTrailing()).append('\n').toString();
    }

    /// A text as Python reads it.
    private static String text(String words) {
        return "\"" + Printable.of(words).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
