package bn.cli;

import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.data.statistics.SavedStatistics;
import bn.graph.Mode;
import bn.page.Page;
import bn.page.PageInputs;
import bn.prose.Message;
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
    final CommonOptions common = with(new CommonOptions());

    PageCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws DataProblem {
        pass.takeBeside(file);
        destination.form();
        Output output = new Output(surroundings, common);
        output.text(Page.of(inputs(output)), destination.output.optional());
        return ExitStatus.DONE;
    }

    private PageInputs inputs(Output output) throws DataProblem {
        InputLoader reading = new InputLoader(surroundings);
        Samples samples = new Samples(reading);
        Optional<SavedStatistics> saved = pass.mode.statistics.stats.isGiven()
                ? Optional.of(reading.statistics(pass.mode.statistics))
                : Optional.empty();
        if (!pass.batch.input.isGiven()) {
            pass.checkWithoutInput(Message.SAMPLE_TAKEN);
            return of(
                    samples.batch(saved.isPresent() ? saved.get() : samples.statistics())
                            .inputs(),
                    Optional.of(saved.isPresent() ? saved.get() : samples.statistics()));
        }
        pass.checkBesideStatistics();
        InputLoader.Loaded batch = reading.batch(pass.batch, Mode.TRAIN, pass.mode.statistics, conventions.rules());
        InputLoader.Loaded loaded =
                pass.dout.isGiven() ? reading.withDout(batch, pass.dout.given(), pass.batch.csv.dialect()) : batch;
        loaded.notes().forEach(output::note);
        PassInputs inputs = loaded.inputs();
        return of(inputs.dout().isPresent() ? inputs : inputs.with(MadeDout.of(inputs.shape())), saved);
    }

    private PageInputs of(PassInputs inputs, Optional<SavedStatistics> saved) {
        Convention convention = conventions.chosen(saved);
        Optional<RunningStats> statistics = saved.map(SavedStatistics::stats);
        return new PageInputs(
                inputs.inTraining(), statistics, pass.mode.mode(), convention, common.language(surroundings));
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
