package bn.report;

import bn.batch.Shape;
import bn.formula.Expr;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.Graph;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.stats.RunningUpdate;
import bn.stats.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The report on the updates of running statistics, batch by batch.
public final class TrackReport {
    /// The most features whose arithmetic is written out without --full.
    private static final int SHOWN = 6;

    private final Tracking tracking;
    private final Convention convention;
    private final Graph formulas;
    private final List<String> features;
    private final List<String> sources;
    private final Words words;
    private final FeatureEquation equation;
    private final int shown;

    /// The report on tracked statistics.
    ///
    /// @param features the names of the features
    /// @param sources the file of each batch
    /// @param precision significant digits in the equations
    /// @param full whether to write out the arithmetic of every feature
    public TrackReport(
            Tracking tracking,
            Convention convention,
            List<String> features,
            List<String> sources,
            Words words,
            int precision,
            boolean full) {
        this.tracking = tracking;
        this.convention = convention;
        this.formulas = RunningUpdate.graph(convention);
        this.features = List.copyOf(features);
        this.sources = List.copyOf(sources);
        this.words = words;
        this.equation = new FeatureEquation(this.features, precision);
        this.shown = full ? features.size() : Math.min(features.size(), SHOWN);
    }

    /// Each update with its numbers, then the course of each statistic compared with its goal.
    public Report report() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("track")));
        blocks.add(new Block.Fact("convention", new Datum.Text(convention.name())));
        blocks.add(new Block.Fact("features", new Datum.Texts(features)));
        blocks.add(new Block.Heading(words.say(Message.TRACK_TITLE, words.conventionTitle(convention.name()))));
        blocks.add(new Block.Paragraph(rule()));
        List<List<Block.Fact>> batches = new ArrayList<>();
        for (int batch = 0; batch < tracking.updates().size(); batch++) {
            blocks.addAll(update(batch));
            batches.add(facts(batch));
        }
        blocks.add(new Block.Fact("batches", new Datum.Objects(batches)));
        blocks.addAll(end());
        return new Report(blocks);
    }

    private String rule() {
        String kept = PlainText.of(formula("running_mean"));
        String variance = PlainText.of(formula("running_var"));
        String take = PlainText.of(formula("take"));
        return words.say(
                Message.TRACK_RULE,
                "running_mean = " + kept,
                "running_var = " + variance,
                convention.momentum().isEmpty() ? "take = 1/k" : "take = " + take);
    }

    private Expr formula(String step) {
        return ((Step) formulas.quantity(step)).formula();
    }

    private List<Block> update(int batch) {
        RunningUpdate update = tracking.updates().get(batch);
        Trace trace = update.trace();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(words.say(
                Message.TRACK_BATCH,
                batch + 1,
                sources.get(batch),
                trace.shape().rows())));
        List<Block.Equation> lines = new ArrayList<>();
        for (int feature = 0; feature < shown; feature++) {
            lines.add(equation.of(trace, "running_mean", feature));
        }
        for (int feature = 0; feature < shown; feature++) {
            lines.add(equation.of(trace, "running_var", feature));
        }
        blocks.add(new Block.Equations(lines));
        if (shown < features.size()) {
            blocks.add(new Block.Paragraph(words.say(Message.MORE_FEATURES, features.size() - shown)));
        }
        return blocks;
    }

    private List<Block> end() {
        RunningStats all = tracking.all();
        Value.PerFeature variance = tracking.variance(convention.variance());
        List<Block.Series> courses = new ArrayList<>();
        for (int feature = 0; feature < shown; feature++) {
            courses.add(course("running_mean", feature, RunningStats::mean, all.mean()));
        }
        for (int feature = 0; feature < shown; feature++) {
            courses.add(course("running_var", feature, RunningStats::var, variance));
        }
        return List.of(
                new Block.Heading(words.say(Message.TRACK_END)),
                new Block.Paragraph(
                        words.say(Message.TRACK_END_NOTE, tracking.end().batches())),
                new Block.SeriesList(courses, words.say(Message.TRACK_NOW), words.say(Message.TRACK_ALL)),
                new Block.Group("stats", members(tracking.end())),
                new Block.Group("all", members(all).subList(0, 2)));
    }

    private Block.Series course(
            String statistic, int feature, Function<RunningStats, Value.PerFeature> of, Value.PerFeature all) {
        List<Double> course = new ArrayList<>();
        course.add(of.apply(tracking.start()).at(feature));
        tracking.updates().forEach(update -> course.add(of.apply(update.after()).at(feature)));
        return new Block.Series(statistic + "[" + features.get(feature) + "]", course, all.at(feature));
    }

    private List<Block> members(RunningStats stats) {
        return List.of(
                fact("running_mean", stats.mean()),
                fact("running_var", stats.var()),
                new Block.Fact("num_batches_tracked", new Datum.WholeNumber(stats.batches())));
    }

    private List<Block.Fact> facts(int batch) {
        RunningUpdate update = tracking.updates().get(batch);
        return List.of(
                new Block.Fact("source", new Datum.Text(sources.get(batch))),
                new Block.Fact(
                        "rows", new Datum.WholeNumber(update.trace().shape().rows())),
                fact("mean", update.trace().value("mu")),
                fact("var", update.trace().value("var")),
                fact("running_mean", update.after().mean()),
                fact("running_var", update.after().var()));
    }

    private Block.Fact fact(String key, Value value) {
        return new Block.Fact(key, new Datum.NumberArray(value, Shape.of(1, features.size())));
    }
}
