package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.environment.WebBrowser;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.Samples;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.ConventionOptions;
import bn.cli.option.Destination;
import bn.cli.option.Flag;
import bn.cli.option.OptionType;
import bn.cli.option.PassOptions;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.statistics.SavedStatistics;
import bn.graph.Mode;
import bn.page.Page;
import bn.page.PageInputs;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.stats.Convention;
import bn.stats.RunningStats;
import bn.walk.MadeDout;
import java.util.List;
import java.util.Optional;

/// `bn page`: a whole pass as one page of HTML.
final class PageCommand extends Subcommand {
    final Argument<String> file = optionalWord("FILE", OptionType.TEXT);
    final PassOptions pass = with(new PassOptions());
    final ConventionOptions conventions = with(new ConventionOptions());
    final Destination<PageForm> destination = with(new Destination<>(List.of(PageForm.values())));
    final Flag open = flag("--open");
    final CommonOptions common = with(new CommonOptions());

    PageCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        pass.takeBeside(file);
        checkOptions();
        Output output = new Output(surroundings, common);
        InputLoader reading = new InputLoader(surroundings);
        PageInputs inputs = pass.batch.input.isGiven() ? own(reading, output) : sample(new Samples(reading));
        output.rendered(Page.of(inputs), destination.output.optional());
        if (open.isSet() && !WebBrowser.show(surroundings.file(destination.output.given()), surroundings)) {
            output.warn(Sentence.of(Message.PAGE_NOT_OPENED, destination.output.given()));
        }
        return ExitStatus.DONE;
    }

    private void checkOptions() {
        destination.form();
        if (open.isSet() && (!destination.output.isGiven() || destination.output.is("-"))) {
            throw new UsageException(Message.OPEN_NEEDS_OUTPUT);
        }
        if (pass.batch.input.isGiven()) {
            pass.checkBesideStatistics();
        } else {
            pass.checkWithoutInput(Message.SAMPLE_TAKEN);
            pass.mode.checkLayer();
        }
    }

    private PageInputs sample(Samples samples) throws DataProblem {
        SavedStatistics statistics = pass.mode.statistics.stats.isGiven()
                ? new InputLoader(surroundings).statistics(pass.mode.statistics)
                : samples.statistics();
        return page(samples.batch(statistics).inputs().inTraining(), Optional.of(statistics), false);
    }

    private PageInputs own(InputLoader reading, Output output) throws DataProblem {
        InputLoader.Loaded batch = reading.batch(pass.batch, Mode.TRAIN, pass.mode.statistics, conventions.rules());
        InputLoader.Loaded loaded =
                pass.dout.isGiven() ? reading.withDout(batch, pass.dout.given(), pass.batch.csv.dialect()) : batch;
        loaded.notes().forEach(output::note);
        PassInputs inputs = loaded.inputs();
        checkSize(inputs);
        Optional<SavedStatistics> saved = pass.mode.statistics.stats.isGiven()
                ? Optional.of(reading.statistics(pass.mode.statistics, inputs.shape()))
                : Optional.empty();
        if (saved.isPresent()) {
            inputs.evaluating(saved.get().stats()).checkRoot().forEach(output::note);
        }
        if (inputs.dout().isPresent()) {
            return page(inputs, saved, false);
        }
        output.note(Sentence.of(Message.WALK_MADE_DOUT, MadeDout.SEED));
        return page(inputs.with(MadeDout.of(inputs.shape())), saved, true);
    }

    /// All numbers are shown and can be changed, so there cannot be any many of them.
    private void checkSize(PassInputs inputs) throws DataProblem {
        long numbers = (long) inputs.shape().rows() * inputs.shape().features();
        if (numbers > PageInputs.MOST_NUMBERS) {
            throw new DataProblem("", DataMessage.TOO_LARGE_FOR_PAGE, inputs.shape(), numbers, PageInputs.MOST_NUMBERS);
        }
    }

    private PageInputs page(PassInputs inputs, Optional<SavedStatistics> saved, boolean isDoutMade) {
        Convention convention = conventions.chosen(saved);
        Optional<RunningStats> before = saved.map(SavedStatistics::stats);
        return new PageInputs(inputs, before, pass.mode.mode(), convention, common.language(surroundings), isDoutMade);
    }

    /// The one form that a page has.
    enum PageForm implements Destination.Form {
        HTML;

        @Override
        public List<String> endings() {
            return List.of("html", "htm");
        }
    }
}
