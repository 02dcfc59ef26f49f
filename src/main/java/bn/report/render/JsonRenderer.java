package bn.report.render;

import bn.data.json.JsonOutput;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// A report as one JSON object in full precision: its facts, and its values by name.
public final class JsonRenderer implements Renderer {
    @Override
    public void render(Report report, Writer out) throws IOException {
        JsonOutput.object(out, json -> members(report.blocks(), json));
    }

    private static void members(List<Block> blocks, JsonOutput json) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Fact fact -> fact(fact, json);
                case Block.Numbers numbers -> json.value(numbers.key(), numbers.value(), numbers.shape());
                case Block.Chart chart -> json.object(chart.key(), object -> chart(chart, object));
                case Block.Plot plot -> json.object(plot.key(), object -> plot(plot, object));
                case Block.Group(String key, List<Block> inner) -> json.object(key, object -> members(inner, object));
                case Block.Section section ->
                    json.object(section.anchor(), object -> members(section.blocks(), object));
                case Block.Heading _,
                        Block.Paragraph _,
                        Block.StepLine _,
                        Block.AbsentStep _,
                        Block.Equations _,
                        Block.SeriesList _,
                        Block.Bars _,
                        Block.WorkedNumber _,
                        Block.Listing _,
                        Block.Matrix _,
                        Block.Gap _,
                        Block.Drawing _,
                        Block.ValueLine _,
                        Block.Table _ -> {}
            }
        }
    }

    private static void chart(Block.Chart chart, JsonOutput json) {
        json.list("labels", list -> chart.labels().forEach(list::text));
        json.list(
                "columns",
                list -> chart.columns()
                        .forEach(column -> list.object(object -> {
                            object.text("group", column.group());
                            object.text("heading", column.heading());
                            object.numbers("numbers", column.numbers());
                        })));
    }

    private static void plot(Block.Plot plot, JsonOutput json) {
        json.text("along", plot.along());
        json.list(
                "lines",
                list -> plot.lines()
                        .forEach(line -> list.object(object -> {
                            object.text("label", line.label());
                            object.numbers("numbers", line.numbers());
                            line.spread().ifPresent(spread -> {
                                object.numbers("low", spread.low());
                                object.numbers("high", spread.high());
                            });
                        })));
    }

    private static void fact(Block.Fact fact, JsonOutput json) {
        switch (fact.datum()) {
            case Datum.Text(String text) -> json.text(fact.key(), text);
            case Datum.Truth(boolean truth) -> json.truth(fact.key(), truth);
            case Datum.WholeNumber(long count) -> json.count(fact.key(), count);
            case Datum.Texts(List<String> texts) -> json.list(fact.key(), list -> texts.forEach(list::text));
            case Datum.WholeNumbers(List<Integer> counts) -> json.list(fact.key(), list -> counts.forEach(list::count));
            case Datum.NumberArray numbers -> json.value(fact.key(), numbers.value(), numbers.shape());
            case Datum.Objects(List<List<Block.Fact>> objects) ->
                json.list(
                        fact.key(),
                        list -> objects.forEach(
                                facts -> list.object(object -> facts.forEach(inner -> fact(inner, object)))));
        }
    }
}
