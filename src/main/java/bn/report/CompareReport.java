package bn.report;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.Value;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Grid;
import bn.report.block.Report;
import bn.stats.Convention;
import bn.stats.ModeComparison;
import bn.stats.Replay;
import bn.stats.Rules;
import bn.stats.Symptom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The report that compares training and evaluation mode.
public final class CompareReport {
    /// The most features of which the same is said without --full.
    private static final int SHOWN_ALIKE = 4;

    /// The most bars shown without --full.
    private static final int SHOWN_BARS = 16;

    /// The most cells shown without --full.
    private static final int SHOWN = 8;

    private final ModeComparison comparison;
    private final List<Symptom> symptoms;
    private final List<String> features;
    private final Words words;
    private final boolean full;
    private final Shape shape;
    private final RulesText text;

    /// The report on a comparison.
    ///
    /// @param symptoms the findings
    /// @param features the names of the features
    /// @param full whether to show every cell
    public CompareReport(
            ModeComparison comparison, List<Symptom> symptoms, List<String> features, Words words, boolean full) {
        this.comparison = comparison;
        this.symptoms = List.copyOf(symptoms);
        this.features = List.copyOf(features);
        this.words = words;
        this.full = full;
        this.shape = comparison.shape();
        this.text = new RulesText(words);
    }

    /// Statistics, differences by feature and by cell, and what they mean.
    public Report report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("compare")));
        blocks.add(new Block.Heading(words.say(Message.COMPARE_TITLE)));
        blocks.add(new Block.Paragraph(words.say(Message.BATCH_LINE, shape, shape.rows(), shape.features())));
        blocks.add(new Block.Table(statistics()));
        blocks.addAll(meaning());
        blocks.addAll(byFeature());
        blocks.addAll(byCell());
        blocks.addAll(members());
        return new Report(blocks);
    }

    /// The largest difference between the outputs of the two modes.
    public double largest() {
        return IntStream.range(0, features.size())
                .mapToDouble(this::largest)
                .max()
                .orElse(0);
    }

    private double largest(int feature) {
        double largest = 0;
        for (double number : comparison.difference().run().of(feature, 0, shape.rows())) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private Grid statistics() {
        return Grid.of(
                List.of("mu", "running_mean", "var", "running_var"),
                List.of(
                        feature(comparison.train(), "mu"),
                        comparison.stats().mean(),
                        feature(comparison.train(), "var"),
                        comparison.stats().var()),
                features);
    }

    private List<Block> meaning() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.COMPARE_MEANING)));
        Map<Class<?>, List<Symptom>> byKind = symptoms.stream()
                .collect(Collectors.groupingBy(Symptom::getClass, LinkedHashMap::new, Collectors.toList()));
        byKind.values().forEach(alike -> {
            List<Symptom> shown = full ? alike : worst(alike);
            shown.forEach(symptom -> blocks.add(new Block.Paragraph(sentence(symptom))));
            blocks.addAll(more(alike.size() - shown.size()));
        });
        return blocks;
    }

    private List<Block> more(int features) {
        return features == 0 ? List.of() : List.of(new Block.Paragraph(words.say(Message.MORE_FEATURES, features)));
    }

    /// The findings of which there is one for each feature, where they say most, in the order of the features.
    private static List<Symptom> worst(List<Symptom> alike) {
        List<Symptom> chosen = alike.stream()
                .sorted(Comparator.comparingDouble(CompareReport::size).reversed())
                .limit(SHOWN_ALIKE)
                .toList();
        return alike.stream().filter(chosen::contains).toList();
    }

    /// How far a feature is from what it should be.
    private static double size(Symptom symptom) {
        return switch (symptom) {
            case Symptom.MeanDrift(int _, double errors) -> Math.abs(errors);
            case Symptom.VarianceDrift(int _, double times) -> Math.abs(Math.log(times));
            case Symptom.NoRunningVariance(int _, double _, double var) -> var;
            default -> 0;
        };
    }

    private String sentence(Symptom symptom) {
        return switch (symptom) {
            case Symptom.NeverUpdated(double var, long batches) ->
                words.say(
                        batches == 0 ? Message.NEVER_UPDATED : Message.NEVER_UPDATED_COUNTED,
                        Decimal.shortest(var),
                        batches);
            case Symptom.HardlyTrained(long batches, double left, Rules rules) ->
                words.say(Message.HARDLY_TRAINED, batches, percent(left), text.of(rules));
            case Symptom.BelowTheStart(int feature, double value, long batches, double left, Rules rules) ->
                words.say(
                        Message.BELOW_THE_START,
                        named(feature),
                        Decimal.rounded(value, 6),
                        text.of(rules),
                        percent(left),
                        Decimal.shortest(rules.convention().initialVar()),
                        batches);
            case Symptom.MovedAllTheSame(Rules rules) ->
                words.say(
                        Message.MOVED_ALL_THE_SAME,
                        text.of(rules),
                        Decimal.shortest(rules.convention().initialVar()));
            case Symptom.Same _ -> words.say(Message.SAME_STATISTICS);
            case Symptom.Bessel(int rows) -> words.say(Message.BESSEL, rows, rows - 1);
            case Symptom.Chance(int rows) -> words.say(Message.CHANCE, rows);
            case Symptom.SlightDrift(int rows, int feature, double times) ->
                words.say(Message.SLIGHT_DRIFT, rows, named(feature), Decimal.rounded(times, 3));
            case Symptom.OneRow _ -> words.say(Message.COMPARE_ONE_ROW);
            case Symptom.MeanDrift(int feature, double errors) ->
                words.say(Message.MEAN_DRIFT, named(feature), Decimal.rounded(errors, 3));
            case Symptom.VarianceDrift(int feature, double times) ->
                words.say(Message.VARIANCE_DRIFT, named(feature), Decimal.rounded(times, 3));
            case Symptom.NoRunningVariance(int feature, double running, double var) ->
                words.say(
                        running < 0 ? Message.NEGATIVE_RUNNING_VARIANCE : Message.NO_RUNNING_VARIANCE,
                        named(feature),
                        Decimal.rounded(var, 6),
                        Decimal.rounded(running, 6));
            case Symptom.LooksLikeDeviation _ -> words.say(Message.LOOKS_LIKE_DEVIATION);
            case Symptom.Reproduced(Rules rules) -> words.say(Message.REPRODUCED, text.of(rules));
            case Symptom.MomentumFlipped _ -> words.say(Message.MOMENTUM_FLIPPED);
            case Symptom.OtherVariance(var found) ->
                words.say(
                        switch (found) {
                            case BIASED -> Message.VARIANCE_BIASED;
                            case UNBIASED -> Message.VARIANCE_UNBIASED;
                        });
            case Symptom.MadeBy(Convention found, Rules rules) ->
                words.say(Message.MADE_BY, text.of(found), text.of(rules));
            case Symptom.NotReproduced(Rules rules, Replay.Apart apart, int given, long counted) ->
                words.say(
                        Message.NOT_REPRODUCED,
                        text.of(rules),
                        apart.statistic() + "[" + features.get(apart.feature()) + "]",
                        Decimal.rounded(apart.made(), 8),
                        Decimal.rounded(apart.saved(), 8),
                        given,
                        counted);
        };
    }

    private static String percent(double part) {
        return Decimal.rounded(100 * part, 3);
    }

    /// A feature's name, or `feature N` if it has none.
    private String named(int feature) {
        String name = features.get(feature);
        return name.matches("[0-9]+") ? words.say(Message.FEATURE, name) : name;
    }

    private List<Block> byFeature() {
        List<Block.Bar> all = IntStream.range(0, features.size())
                .mapToObj(feature -> new Block.Bar(features.get(feature), largest(feature)))
                .toList();
        List<Block.Bar> longest = all.stream()
                .sorted(Comparator.comparingDouble(Block.Bar::length).reversed())
                .limit(full ? all.size() : SHOWN_BARS)
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(Message.COMPARE_BY_FEATURE)));
        blocks.add(new Block.Bars(all.stream().filter(longest::contains).toList()));
        blocks.addAll(more(all.size() - longest.size()));
        return blocks;
    }

    private List<Block> byCell() {
        List<ComparedCell> cells = cells();
        Grid values = new Grid(
                columns(Message.COMPARE_VALUES),
                cells.size(),
                row -> cells.get(row).label(),
                (column, from, to) -> column(cells, from, to, column));
        Grid parts = new Grid(
                columns(Message.COMPARE_DIFFERENCES),
                cells.size(),
                row -> cells.get(row).label(),
                (column, from, to) -> column(cells, from, to, 4 + column));
        return List.of(
                new Block.Heading(words.say(full ? Message.COMPARE_ALL_CELLS : Message.COMPARE_CELLS, cells.size())),
                new Block.Table(values),
                new Block.Paragraph(words.say(Message.COMPARE_PARTS)),
                new Block.Table(parts));
    }

    private List<String> columns(Message names) {
        return List.of(words.say(names).split(";", -1));
    }

    private record Place(int row, int feature, double difference) {}

    /// A cell and its seven numbers.
    private record ComparedCell(String label, List<Double> numbers) {}

    private List<ComparedCell> cells() {
        Stream<Place> places = IntStream.range(0, features.size()).boxed().flatMap(this::places);
        List<Place> chosen = full
                ? places.sorted(Comparator.comparingInt(Place::row).thenComparingInt(Place::feature))
                        .toList()
                : places.sorted(Comparator.comparingDouble(place -> -Math.abs(place.difference())))
                        .limit(SHOWN)
                        .toList();
        return chosen.stream().map(this::cell).toList();
    }

    private Stream<Place> places(int feature) {
        double[] column = comparison.difference().run().of(feature, 0, shape.rows());
        return IntStream.range(0, column.length).mapToObj(row -> new Place(row, feature, column[row]));
    }

    private ComparedCell cell(Place place) {
        int row = place.row();
        int feature = place.feature();
        String index = shape.index(row, feature);
        String label =
                features.get(feature).equals(String.valueOf(feature)) ? index : index + " " + features.get(feature);
        return new ComparedCell(
                label,
                List.of(
                        at(comparison.train(), "xhat", row, feature),
                        at(comparison.eval(), "xhat", row, feature),
                        at(comparison.train(), "out", row, feature),
                        at(comparison.eval(), "out", row, feature),
                        place.difference(),
                        comparison.fromMean().at(feature),
                        comparison.fromScale().at(row, feature)));
    }

    private static double[] column(List<ComparedCell> cells, int from, int to, int column) {
        return cells.subList(from, to).stream()
                .mapToDouble(cell -> cell.numbers().get(column))
                .toArray();
    }

    private List<Block> members() {
        return List.of(
                side("train", comparison.train()),
                side("eval", comparison.eval()),
                new Block.Group(
                        "difference",
                        List.of(
                                fact("out", comparison.difference()),
                                fact("from_mean", comparison.fromMean()),
                                fact("from_scale", comparison.fromScale()))),
                fact("max_abs_difference", new Value.One(largest())),
                new Block.Fact(
                        "num_batches_tracked",
                        new Datum.WholeNumber(comparison.stats().batches())));
    }

    private Block side(String name, Trace trace) {
        return new Block.Group(
                name,
                Stream.of("mu", "var", "xhat", "out")
                        .map(step -> fact(step, trace.value(step)))
                        .toList());
    }

    private Block fact(String key, Value value) {
        return new Block.Fact(key, new Datum.NumberArray(value, shape));
    }

    private static Value.PerFeature feature(Trace trace, String name) {
        return (Value.PerFeature) trace.value(name);
    }

    private static double at(Trace trace, String name, int row, int feature) {
        return ((Value.PerRow) trace.value(name)).at(row, feature);
    }
}
