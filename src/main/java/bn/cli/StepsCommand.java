package bn.cli;

import bn.data.DataProblem;
import bn.graph.Mode;
import bn.prose.Words;
import bn.report.StepsReport;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `bn steps`: the table itself.
@Command(
        name = "steps",
        header = "List the 23 steps: name, formula, symbol, shape.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn steps",
            "  bn steps --format numpy > batchnorm.py",
            "  bn steps --format latex",
            ""
        })
final class StepsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Form.Converter.class,
            description = "text, json, latex or numpy; ${DEFAULT-VALUE} unless given.")
    Form form = Form.TEXT;

    @Mixin
    CommonOptions common = new CommonOptions();

    StepsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        Outlet outlet = new Outlet(surroundings, common);
        StepsReport steps = new StepsReport(Mode.TRAIN, Words.of(common.language(surroundings)));
        switch (form) {
            case TEXT -> outlet.report(steps.list(), ReportOptions.usual(ReportOptions.Format.TEXT));
            case JSON -> outlet.report(steps.list(), ReportOptions.usual(ReportOptions.Format.JSON));
            case LATEX -> outlet.text(steps.latex());
            case NUMPY -> outlet.text(steps.numpy());
        }
        return ExitStatus.DONE;
    }

    /// The forms in which the table can be had.
    enum Form {
        TEXT,
        JSON,
        LATEX,
        NUMPY;

        /// Reads a form's name, in any case.
        static final class Converter implements ITypeConverter<Form> {
            @Override
            public Form convert(String value) {
                try {
                    return Form.valueOf(value.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw new TypeConversionException("'" + value + "' is none of text, json, latex, numpy");
                }
            }
        }
    }
}
