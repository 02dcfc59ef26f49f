package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.PassLoader;
import bn.cli.io.Samples;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.ReportOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.grading.WrongAnswers;
import bn.grading.catalogue.Mistake;
import bn.grading.catalogue.Mistakes;
import bn.prose.Message;
import bn.prose.Suggestion;
import bn.prose.Words;
import bn.report.grading.MistakesReport;
import java.util.Optional;

/// `bn mistakes`: what people get wrong, and what comes of it.
final class MistakesCommand extends Subcommand {
    final Argument<String> id = optionalWord(
            "ID",
            OptionType.TEXT.offering(
                    () -> Mistakes.ALL.stream().map(Mistake::id).toList()));

    final PassOptions pass = with(new PassOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final ReportOptions shown = with(ReportOptions.ofWords());
    final CommonOptions common = with(new CommonOptions());

    MistakesCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        shown.check();
        MistakesReport report = new MistakesReport(Words.of(common.language(surroundings)));
        Output output = new Output(surroundings, common);
        if (id.isGiven()) {
            one(mistake(id.given()), report, output);
        } else {
            output.report(report.catalogue(), shown.presentation());
        }
        return ExitStatus.DONE;
    }

    private Mistake mistake(String asked) {
        return Mistakes.named(asked)
                .orElseThrow(() -> new UsageException(
                        Message.NO_SUCH_MISTAKE,
                        Printable.quoted(asked),
                        Suggestion.atEnd(
                                asked, Mistakes.ALL.stream().map(Mistake::id).toList(), Message.MISTAKES_LISTED)));
    }

    private void one(Mistake mistake, MistakesReport report, Output output) throws DataProblem {
        boolean own = pass.batch.input.isGiven();
        if (own) {
            pass.checkBesideStatistics();
        } else {
            pass.checkWithoutInput(Message.SAMPLE_TAKEN);
        }
        InputLoader reading = new InputLoader(surroundings);
        Samples.Data data = own ? own(mistake, reading) : new Samples(reading).of(mistake, pass.mode, conventions);
        Optional<WrongAnswers> made = WrongAnswers.of(mistake, data.exercise());
        if (shown.format() == ReportOptions.Format.JSON) {
            output.report(
                    report.answers(made.orElseThrow(() -> new UsageException(Message.MISTAKE_NOT_HERE, mistake.id()))),
                    shown.presentation());
            return;
        }
        output.report(
                report.one(
                        mistake,
                        data.exercise(),
                        made,
                        own ? Message.MISTAKE_YOURS : Message.MISTAKE_SAMPLE,
                        data.features(),
                        shown.digits()),
                shown.presentation());
    }

    private Samples.Data own(Mistake mistake, InputLoader reading) throws DataProblem {
        PassLoader loader = new PassLoader(reading, pass);
        PassInputs inputs = loader.loaded(conventions.rules()).inputs();
        if (Mistakes.BACKWARD.contains(mistake)) {
            PassOptions.checkDout(inputs);
        }
        return new Samples.Data(loader.exercise(inputs, conventions), inputs.features());
    }
}
