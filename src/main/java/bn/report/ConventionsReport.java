package bn.report;

import bn.batch.Decimal;
import bn.batch.Shape;
import bn.formula.PlainText;
import bn.formula.Value;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.stats.Convention;
import bn.stats.RunningUpdate;
import java.util.ArrayList;
import java.util.List;

/// The table of conventions.
public final class ConventionsReport {
    private ConventionsReport() {}

    /// One entry per convention: ε, momentum and what it weights, variance, and initial values.
    public static Report of(Words words) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Fact("command", new Datum.Text("conventions")));
        blocks.add(new Block.Fact(
                "conventions",
                new Datum.Objects(
                        Convention.ALL.stream().map(one -> facts(one, words)).toList())));
        blocks.add(new Block.Heading(words.say(Message.CONVENTIONS_TITLE)));
        blocks.add(new Block.Paragraph(words.say(Message.CONVENTIONS_NOTE)));
        for (Convention convention : Convention.ALL) {
            blocks.add(new Block.Heading(convention.name() + ": " + words.conventionTitle(convention.name())));
            blocks.add(new Block.Paragraph(words.say(
                    Message.CONVENTION_LINE,
                    Decimal.shortest(convention.eps()),
                    momentum(convention),
                    Decimal.shortest(convention.initialVar()))));
            blocks.add(new Block.Equations(
                    List.of(equation(convention, "running_mean"), equation(convention, "running_var"))));
            blocks.add(new Block.Paragraph(words.convention(convention.name())));
        }
        return new Report(blocks);
    }

    private static Block.Equation equation(Convention convention, String statistic) {
        Step step = (Step) RunningUpdate.graph(convention).quantity(statistic);
        String text = PlainText.of(step.formula(), name -> switch (name) {
            case "keep" -> weight(convention, "keep");
            case "take" -> weight(convention, "take");
            default -> name;
        });
        return new Block.Equation(statistic, text, "");
    }

    private static String weight(Convention convention, String side) {
        if (convention.momentum().isEmpty()) {
            return side.equals("take") ? "1/k" : "(1 − 1/k)";
        }
        double take = convention.weightOfBatch(1);
        return Decimal.rounded(side.equals("take") ? take : 1 - take, 6);
    }

    private static String momentum(Convention convention) {
        return convention.momentum().isPresent()
                ? Decimal.shortest(convention.momentum().getAsDouble())
                : "1/k";
    }

    private static List<Block.Fact> facts(Convention convention, Words words) {
        Shape one = Shape.of(1);
        Datum momentum = convention.momentum().isPresent()
                ? new Datum.NumberArray(new Value.One(convention.momentum().getAsDouble()), one)
                : new Datum.Text("cumulative");
        return List.of(
                new Block.Fact("name", new Datum.Text(convention.name())),
                new Block.Fact("title", new Datum.Text(words.conventionTitle(convention.name()))),
                new Block.Fact("eps", new Datum.NumberArray(new Value.One(convention.eps()), one)),
                new Block.Fact("momentum", momentum),
                new Block.Fact(
                        "momentum_meaning", new Datum.Text(convention.meaning().word())),
                new Block.Fact(
                        "running_variance", new Datum.Text(convention.variance().word())),
                new Block.Fact("initial_var", new Datum.NumberArray(new Value.One(convention.initialVar()), one)));
    }
}
