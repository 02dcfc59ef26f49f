package bn.learn;

import bn.batch.Batch;
import bn.batch.Printable;
import bn.batch.Shape;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.graph.BatchNorm;
import bn.graph.Graph;
import bn.graph.TableProgram;
import bn.learn.script.Arguments;
import bn.learn.script.Attributes;
import bn.net.Activation;
import bn.net.BatchNormalization;
import bn.net.Batches;
import bn.net.Generator;
import bn.net.Labelled;
import bn.net.Matrix;
import bn.net.Optimizer;
import bn.net.Parameter;
import bn.net.Part;
import bn.net.Phase;
import bn.net.Plan;
import bn.net.Score;
import bn.net.Sequence;
import bn.net.Training;
import bn.net.Vectors;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.report.block.ChartColumn;
import bn.report.block.PlotLine;
import bn.stats.RunningStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What the script of a lesson can use: networks, data, training, and what can be asked of them, with one seed for all
/// that is drawn. `course.py` among the resources says the same in Python.
final class Library {
    /// Seeds that are not the weights', so that data and batches stay the same where a network has more layers.
    private static final int OF_DATA = 1_000;

    private static final int OF_TASK = 5_000;
    private static final int OF_CHANCE = 10_000;
    private static final int OF_BATCHES = 20_000;

    /// Between the seeds of one run and the next, so that those of the seeds 0 to 99 differ.
    private static final long OF_RUN = 100;

    private static final int CLASSES = 3;

    private final long seed;
    private final LessonData data;
    private final Map<String, Object> names = new LinkedHashMap<>();

    private Library(long seed, LessonData data) {
        this.seed = seed;
        this.data = data;
    }

    /// The names that a script finds defined.
    static Map<String, Object> of(long seed, LessonData data) {
        Library library = new Library(seed, data);
        library.names.put("seed", (double) seed);
        library.names.put("he", Math.sqrt(2));
        library.names.put("pi", Math.PI);
        library.layers();
        library.data();
        library.networks();
        library.matrices();
        library.numbers();
        library.columns();
        return library.names;
    }

    private void define(String signature, Function<Arguments, Object> function) {
        names.put(signature.substring(0, signature.indexOf('(')), Arguments.function(signature, function));
    }

    /// Parts of a plan; a plan is a list of them.
    private void layers() {
        define(
                "linear(units, gain=1, bias=True)",
                of -> new Part.Linear(of.whole("units"), of.number("gain"), of.truth("bias")));
        for (Activation.Kind kind : Activation.Kind.values()) {
            define(kind.word() + "()", _ -> new Part.Activation(kind));
        }
        define("norm(momentum=0.1, learned=True, mistake=None)", Library::norm);
        define("layer_norm()", _ -> Part.layerNorm());
        define("dropout(p)", of -> new Part.Dropout(of.number("p")));
        define("noise(shift, scale)", of -> new Part.Noise(of.number("shift"), of.number("scale")));
        define("residual(branch)", of -> new Part.Residual(parts(of, "branch")));
    }

    private static Part norm(Arguments of) {
        Part.BatchNormalization right = Part.norm().withMomentum(OptionalDouble.of(of.number("momentum")));
        Part.BatchNormalization learned = of.truth("learned") ? right : right.frozen();
        return of.given("mistake") ? learned.with(mistake(of)) : learned;
    }

    private static Mistake mistake(Arguments of) {
        String id = of.text("mistake");
        return Mistakes.named(id)
                .orElseThrow(() -> of.problem(
                        "mistake", Sentence.of(Message.LESSON_A_MISTAKE), Sentence.asItIs(Printable.quoted(id))));
    }

    /// A plan: a list of parts.
    private static List<Part> parts(Arguments of, String name) {
        List<Part> parts = new ArrayList<>();
        for (Object part : of.list(name)) {
            if (!(part instanceof Part known)) {
                throw of.problem(name, Sentence.of(Message.LESSON_A_PLAN), Sentence.of(Message.LESSON_A_LAYER_TO_BE));
            }
            parts.add(known);
        }
        return parts;
    }

    private void data() {
        define("spirals()", _ -> of(Labelled.spirals(CLASSES, 32, 0.15, new Generator(OF_DATA + seed))));
        define("iris()", _ -> of(data.iris().get()));
        define("batch()", _ -> of(data.batch().get()));
        define(
                "normals(rows, columns)",
                of -> Matrix.normal(of.whole("rows"), of.whole("columns"), new Generator(seed)));
        define("task(training=96, test=600)", of -> task(of.whole("training"), of.whole("test")));
        define("of_class(data, label)", of -> of(labelled(of, "data").ofClass(of.whole("label"))));
        define("with_x(data, x)", of -> of(labelled(of, "data").with(matrix(of, "x"))));
        define("standardized(data)", of -> of(labelled(of, "data").standardized()));
    }

    /// Rows with classes, as a script sees them.
    private record Rows(Labelled all) implements Attributes {
        @Override
        public Optional<Object> attribute(String name) {
            return name.equals("x") ? Optional.of(all.x()) : Optional.empty();
        }
    }

    private static Rows of(Labelled labelled) {
        return new Rows(labelled);
    }

    private static Labelled labelled(Arguments of, String name) {
        return of.value(name, Rows.class, Sentence.of(Message.LESSON_DATA)).all();
    }

    private static Matrix matrix(Arguments of, String name) {
        return of.value(name, Matrix.class, Sentence.of(Message.LESSON_A_MATRIX));
    }

    /// A batch with the names of its features, as a script sees it.
    record Columns(Batch batch, Matrix x) implements Attributes {
        @Override
        public Optional<Object> attribute(String name) {
            return switch (name) {
                case "x" -> Optional.of(x);
                case "names" -> Optional.of(List.<Object>copyOf(batch.features()));
                default -> Optional.empty();
            };
        }
    }

    private static Columns of(Batch batch) {
        double[][] columns = IntStream.range(0, batch.shape().features())
                .mapToObj(batch::column)
                .toArray(double[][]::new);
        return new Columns(batch, Matrix.of(columns));
    }

    /// Rows of 8 numbers, which a network that nobody sees has sorted into three classes; of those for training, 15 %
    /// have a label drawn anew.
    private Attributes task(int training, int test) {
        Generator generator = new Generator(OF_TASK + seed);
        // Weights from N(0, 1).
        Sequence teacher = Plan.of(
                        new Part.Linear(6, Math.sqrt(8), false),
                        Part.tanh(),
                        new Part.Linear(CLASSES, Math.sqrt(6), false))
                .draw(8, generator);
        Labelled all = Labelled.by(teacher, Matrix.normal(training + test, 8, generator));
        Rows known = of(all.between(0, training).redrawn(0.15, CLASSES, generator));
        Rows unknown = of(all.between(training, training + test));
        return name -> switch (name) {
            case "training" -> Optional.of(known);
            case "test" -> Optional.of(unknown);
            default -> Optional.empty();
        };
    }

    private void networks() {
        define("draw(plan, data)", of -> drawn(plan(of), labelled(of, "data")));
        define("both_ways(plan, rows=64, width=16)", of -> bothWays(plan(of), of.whole("rows"), of.whole("width")));
        define("forward(plan, x)", of -> forward(plan(of), matrix(of, "x")));
        define("sgd(rate, decay=0)", of -> optimizer(() -> new Optimizer.Sgd(of.number("rate"), of.number("decay"))));
        define("adam(rate)", of -> optimizer(() -> new Optimizer.Adam(of.number("rate"))));
        define("train(plan, data, optimizer, batch=32, steps=200, by_class=False, keep=None, run=0)", this::trained);
        define("score(net, data)", of -> score(of, Phase.OWN_STATISTICS));
        define("evaluate(net, data)", of -> score(of, Phase.EVALUATION));
        define("renewed(net, data)", of -> net(of).renewed(labelled(of, "data")));
        define("outputs(net, kind)", of -> List.copyOf(net(of).outputs(of.text("kind"))));
        define("gradients(net, kind)", of -> List.copyOf(net(of).gradients(of.text("kind"))));
        define("parameters(net, name)", of -> lists(net(of).parameters(of.text("name"))));
        define("parameter_gradients(net, name)", of -> lists(net(of).parameterGradients(of.text("name"))));
        define("history(net)", of -> net(of).history());
        define(
                "batch_norm(x, gamma=1, beta=0, eps=1e-5, dout=None, mu=None, var=None, mistake=None)",
                Library::batchNorm);
        define("descent(column, target, optimizer, steps)", Library::descent);
        define("predicted(net, data)", of -> net(of).predicted(labelled(of, "data")));
        define("running_means(net)", of -> lists(net(of).running(RunningStats::mean)));
        define("running_vars(net)", of -> lists(net(of).running(RunningStats::var)));
        define("gradient_error(net, data, name)", Library::gradientError);
    }

    /// By how much the gradient of the first parameter with a name is off from finite differences.
    private static double gradientError(Arguments of) {
        // The check writes to the parameters, so it is made on the same network once more.
        Sequence again = net(of).again().get().sequence();
        String name = of.text("name");
        Parameter parameter = again.parameters().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> of.problem(
                        "name", Sentence.of(Message.LESSON_A_PARAMETER), Sentence.asItIs(Printable.quoted(name))));
        return NetworkGradientCheck.error(again, labelled(of, "data"), parameter);
    }

    private static Plan plan(Arguments of) {
        return new Plan(parts(of, "plan"));
    }

    private static Network net(Arguments of) {
        return of.value("net", Network.class, Sentence.of(Message.LESSON_A_NETWORK));
    }

    private Network drawn(Plan plan, Labelled rows) {
        Sequence net = sequence(plan, rows.x().width());
        return Network.of(net, List.of(), () -> drawn(plan, rows));
    }

    private Sequence sequence(Plan plan, int inputs) {
        return sequence(plan, inputs, seed);
    }

    private static Sequence sequence(Plan plan, int inputs, long seed) {
        return plan.draw(inputs, new Generator(seed), new Generator(OF_CHANCE + seed));
    }

    /// A network after a batch of normal numbers forward, and a normal gradient backward.
    private Network bothWays(Plan plan, int rows, int width) {
        Generator generator = new Generator(seed);
        Sequence net = plan.draw(width, generator);
        Matrix out = net.forward(Matrix.normal(rows, width, generator), Phase.OWN_STATISTICS);
        net.backward(Matrix.normal(out.rows(), out.width(), generator));
        return Network.of(net, List.of(), () -> bothWays(plan, rows, width));
    }

    private Network forward(Plan plan, Matrix x) {
        Sequence net = sequence(plan, x.width());
        net.forward(x, Phase.OWN_STATISTICS);
        return Network.of(net, List.of(), () -> forward(plan, x));
    }

    /// What makes an optimizer: one that remembers serves one training.
    private record Rule(Supplier<Optimizer> optimizer) {}

    private static Rule optimizer(Supplier<Optimizer> optimizer) {
        return new Rule(optimizer);
    }

    private Network trained(Arguments of) {
        Labelled rows = labelled(of, "data");
        long drawn = seed + OF_RUN * of.whole("run");
        Sequence net = sequence(plan(of), rows.x().width(), drawn);
        int count = rows.labels().length;
        Generator chance = new Generator(OF_BATCHES + drawn);
        int size = of.whole("batch");
        Batches batches;
        if (of.truth("by_class")) {
            batches = Batches.byClass(rows.labels(), CLASSES, size, chance);
        } else {
            batches = Batches.drawn(count, size, chance);
        }
        Training training = new Training(net, rows, optimizer(of), batches);
        List<Object> history = new ArrayList<>();
        int steps = of.whole("steps");
        for (int step = 0; step < steps && !training.diverged(); step++) {
            training.step();
            if (of.given("keep")) {
                Network now = Network.of(net, List.of(), () -> trained(of));
                history.add(of.function("keep").call(List.of(now), Map.of()));
            }
        }
        return Network.of(net, history, () -> trained(of));
    }

    /// The table of steps, run on a batch; in evaluation mode where `mu` and `var` are given.
    private static StepValues batchNorm(Arguments of) {
        Matrix x = matrix(of, "x");
        boolean evaluation = of.given("mu");
        Graph right = StepValues.table(evaluation);
        Graph table = of.given("mistake")
                ? right.with(mistake(of).rewrites().getFirst().lines())
                : right;
        TableProgram.Run run = StepValues.program(table).on(Shape.of(x.rows(), x.width()));
        run.set("x", array(of, "x"));
        run.set("gamma", perColumn(of, "gamma", x.width()));
        run.set("beta", perColumn(of, "beta", x.width()));
        run.set("eps", of.number("eps"));
        if (evaluation) {
            run.set("mu", perColumn(of, "mu", x.width()));
            run.set("var", perColumn(of, "var", x.width()));
        }
        run.stage(0);
        if (of.given("dout")) {
            run.set("dout", array(of, "dout"));
            run.stage(1);
        }
        return new StepValues(table, run, of.given("dout"));
    }

    /// A number for each column, or one for all of them.
    private static double[] perColumn(Arguments of, String name, int columns) {
        if (of.value(name) instanceof List<?>) {
            return of.numbers(name);
        }
        double[] all = new double[columns];
        Arrays.fill(all, of.number(name));
        return all;
    }

    private static DescentHistory descent(Arguments of) {
        BatchNormalization norm = new BatchNormalization(1, Part.norm().convention(), true, BatchNorm.TABLE);
        return DescentHistory.of(
                norm,
                Matrix.of(of.numbers("column")),
                Matrix.of(of.numbers("target")),
                optimizer(of),
                of.whole("steps"));
    }

    private static Optimizer optimizer(Arguments of) {
        return of.value("optimizer", Rule.class, Sentence.of(Message.LESSON_AN_OPTIMIZER))
                .optimizer()
                .get();
    }

    private static Attributes score(Arguments of, Phase phase) {
        Score score = Score.of(net(of).sequence(), labelled(of, "data"), phase);
        return name -> switch (name) {
            case "loss" -> Optional.of(score.loss());
            case "accuracy" -> Optional.of(score.accuracy());
            default -> Optional.empty();
        };
    }

    private void matrices() {
        define("column(x, index)", of -> matrix(of, "x").column(of.whole("index")));
        define(
                "row(x, index)",
                of -> matrix(of, "x").rows(of.whole("index")).transposed().column(0));
        define("means(x)", of -> matrix(of, "x").means());
        define("deviations(x)", of -> matrix(of, "x").deviations());
        define("spread(x)", of -> matrix(of, "x").spread());
        define("mapped(function, x)", of -> matrix(of, "x").map(v -> (double) applied(of, "function", v)));
        define("share(condition, x)", of -> matrix(of, "x").share(v -> (boolean) applied(of, "condition", v)));
        define("units(condition, x)", of -> (double) matrix(of, "x").units(v -> (boolean) applied(of, "condition", v)));
        define(
                "matrix(columns)",
                of -> Matrix.of(of.list("columns").stream()
                        .map(column -> doubles((List<?>) column))
                        .toArray(double[][]::new)));
    }

    private static Object applied(Arguments of, String function, double number) {
        return of.function(function).call(List.of(number), Map.of());
    }

    private void numbers() {
        define("length(x)", of -> Vectors.length(array(of, "x")));
        define("angle(a, b)", of -> Vectors.angle(array(of, "a"), array(of, "b")));
        define("mean(x)", of -> mean(array(of, "x")));
        define("std(x)", of -> std(array(of, "x")));
        define("sqrt(x)", of -> Math.sqrt(of.number("x")));
        define("exp(x)", of -> StrictMath.exp(of.number("x")));
        define("log(x)", of -> StrictMath.log(of.number("x")));
    }

    /// Columns of tables and lines of plots; their headings come from a text.
    private void columns() {
        define("numbers(list, best=None)", of -> new ChartColumn.Numbers("", "", boxed(of.numbers("list")), best(of)));
        define("bars(list)", of -> new ChartColumn.Bars("", "", boxed(of.numbers("list")), false));
        define("runs(courses)", Library::runs);
        define("log_bars(list)", of -> new ChartColumn.Bars("", "", boxed(of.numbers("list")), true));
    }

    /// Courses of several runs, as one line of a plot: at each step the middle one, and from the lowest to the highest.
    private static PlotLine runs(Arguments of) {
        List<double[]> courses = of.list("courses").stream()
                .map(course -> doubles((List<?>) course))
                .toList();
        List<double[]> steps = IntStream.range(0, courses.getFirst().length)
                .mapToObj(step -> courses.stream()
                        .mapToDouble(course -> course[step])
                        .sorted()
                        .toArray())
                .toList();
        int last = courses.size() - 1;
        return new PlotLine(
                "", at(courses.size() / 2, steps), Optional.of(new PlotLine.Band(at(0, steps), at(last, steps))));
    }

    private static List<Double> at(int place, List<double[]> steps) {
        return steps.stream().map(step -> step[place]).toList();
    }

    private static ChartColumn.Best best(Arguments of) {
        if (!of.given("best")) {
            return ChartColumn.Best.NONE;
        }
        return switch (of.text("best")) {
            case "least" -> ChartColumn.Best.LEAST;
            case "greatest" -> ChartColumn.Best.GREATEST;
            default ->
                throw of.problem(
                        "best", Sentence.of(Message.LESSON_LEAST_OR_GREATEST), Sentence.asItIs(of.text("best")));
        };
    }

    private static List<Double> boxed(double[] numbers) {
        return DoubleStream.of(numbers).boxed().toList();
    }

    private static double[] doubles(List<?> list) {
        return list.stream().mapToDouble(number -> (double) number).toArray();
    }

    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).sum() / numbers.length;
    }

    private static double std(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(
                mean(DoubleStream.of(numbers).map(x -> (x - mean) * (x - mean)).toArray()));
    }

    /// All numbers of a matrix or a list.
    private static double[] array(Arguments of, String name) {
        return of.value(name) instanceof Matrix matrix
                ? IntStream.range(0, matrix.width())
                        .mapToObj(matrix::column)
                        .flatMapToDouble(Arrays::stream)
                        .toArray()
                : of.numbers(name);
    }

    private static List<Object> lists(List<double[]> all) {
        return all.stream()
                .<Object>map(numbers -> List.<Object>copyOf(boxed(numbers)))
                .toList();
    }
}
