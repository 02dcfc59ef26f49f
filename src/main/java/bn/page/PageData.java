package bn.page;

import bn.batch.Shape;
import bn.data.PassInputs;
import bn.data.json.JsonOutput;
import bn.formula.Value;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.FreeParameter;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Language;
import bn.prose.Words;
import bn.query.Scope;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.stats.RunningUpdate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the program of a page reads: the numbers, the tables and the texts, as JSON.
final class PageData {
    private final PageInputs page;
    private final PassInputs inputs;
    private final FormulaList formulas;

    PageData(PageInputs page, FormulaList formulas) {
        this.page = page;
        this.inputs = page.inputs();
        this.formulas = formulas;
    }

    /// The data as JSON that can stand in a script element: no `<` is in it, and no line separator of Unicode.
    String json() {
        StringWriter out = new StringWriter();
        try {
            JsonOutput.object(out, this::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString()
                .strip()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private void write(JsonOutput json) {
        json.text("language", page.language().code());
        json.text("mode", page.mode().word());
        json.text("convention", page.convention().name());
        json.object("shape", this::shape);
        json.list("features", this::features);
        json.object("inputs", this::inputs);
        json.truth("madeDout", page.isDoutMade());
        json.list(
                "conventions",
                list -> page.conventions()
                        .forEach(convention -> list.object(object -> convention(convention, object))));
        json.count("batch", batch());
        json.object("free", PageData::freeParameters);
        json.list("steps", list -> BatchNorm.TABLE.steps().forEach(step -> list.object(object -> step(step, object))));
        json.list(
                "update",
                list -> RunningUpdate.graph(page.convention()).steps().forEach(step -> list.text(step.name())));
        PageTables tables = new PageTables(page, formulas);
        tables.write(json);
        formulas.write(json);
        json.object("graph", graph -> {
            for (Mode mode : Mode.values()) {
                graph.object(mode.word(), new PageGraph(mode)::write);
            }
        });
        json.object("texts", texts -> {
            for (Language language : Language.values()) {
                texts.object(language.code(), new PageTexts(Words.of(language), tables.mistakes())::write);
            }
        });
    }

    private void shape(JsonOutput json) {
        Shape shape = inputs.shape();
        json.text("text", shape.toString());
        json.list("axes", list -> shape.axes().forEach(list::count));
        json.count("featureAxis", shape.featureAxis());
        json.count("exampleAxis", shape.exampleAxis());
        json.list("strides", list -> {
            for (int axis = 0; axis < shape.rank(); axis++) {
                list.count(shape.rowStride(axis));
            }
        });
    }

    private void features(JsonOutput json) {
        Scope scope = new Scope(inputs.trace(), inputs.mode().table().whole(), inputs.features());
        for (int feature = 0; feature < inputs.features().size(); feature++) {
            String name = inputs.features().get(feature);
            String written = scope.feature(feature);
            json.object(object -> {
                object.text("name", name);
                object.text("written", written);
            });
        }
    }

    /// Numbers of batch extent one feature after the other.
    private void inputs(JsonOutput json) {
        json.numbers("x", flat(Value.PerRow.of(inputs.x())));
        json.numbers("gamma", flat(inputs.gamma()));
        json.numbers("beta", flat(inputs.beta()));
        json.value("eps", new Value.One(inputs.eps()), inputs.shape());
        json.numbers("dout", flat(Value.PerRow.of(inputs.dout().orElseThrow())));
        page.statistics()
                .ifPresent(before -> json.object("statistics", object -> {
                    object.numbers("mean", flat(before.mean()));
                    object.numbers("variance", flat(before.var()));
                }));
    }

    private List<Double> flat(Value value) {
        List<Double> numbers = new ArrayList<>();
        int rows = value instanceof Value.PerRow ? inputs.shape().rows() : 1;
        for (int feature = 0; feature < inputs.shape().features(); feature++) {
            for (double number : value.numbers(feature, 0, rows)) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private void convention(Convention convention, JsonOutput json) {
        json.text("name", convention.name());
        json.text("weighs", convention.meaning().word());
        number(json, "momentum", convention.momentumOf(batch()));
        number(json, "weightOfStart", convention.weightOfStart(batch()));
        number(json, "initialVar", convention.initialVar());
    }

    /// The number of this batch, from 1.
    private long batch() {
        return page.statistics().map(RunningStats::batches).orElse(0L) + 1;
    }

    private static void freeParameters(JsonOutput json) {
        json.text("decay", FreeParameter.DECAY.input());
        number(json, "decayUsed", WrongAnswers.DECAY);
        json.text("variance", FreeParameter.VARIANCE.input());
    }

    private static void number(JsonOutput json, String name, double number) {
        json.value(name, new Value.One(number), Shape.of(1));
    }

    private static void step(Step step, JsonOutput json) {
        json.text("name", step.name());
        json.text("pass", step.pass().name().toLowerCase(Locale.ROOT));
    }
}
