package bn.cli;

import bn.batch.Nearest;
import bn.check.Exercise;
import bn.check.Mistake;
import bn.check.Mistakes;
import bn.check.WrongAnswers;
import bn.data.Cache;
import bn.data.DataProblem;
import bn.prose.Message;
import bn.prose.Words;
import bn.report.MistakesReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bn mistakes`: what people get wrong, and what comes of it.
@Command(
        name = "mistakes",
        header = "The mistakes that bn knows by name: list them, explain one with numbers, or make it.",
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn mistakes",
            "  bn mistakes dvar-no-half",
            "  bn mistakes dvar-no-half --input batch.csv --dout grads.csv",
            "  bn mistakes dvar-no-half --format json --output exercise.json",
            "                                     the wrong answers, for bn grade or a class",
            "  bn mistakes eval-forgotten --mode eval",
            ""
        })
final class MistakesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            completionCandidates = Candidates.MistakeIds.class,
            description = "Which; bn mistakes lists them.")
    @Nullable
    String id;

    @Mixin
    PassOptions pass = new PassOptions();

    @Mixin
    ConventionOptions conventions = new ConventionOptions();

    @Mixin
    ReportOptions shown = new ReportOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    MistakesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws DataProblem {
        shown.refuseCsv(spec.commandLine());
        MistakesReport report = new MistakesReport(Words.of(common.language(surroundings)));
        Outlet outlet = new Outlet(surroundings, common);
        if (id == null) {
            outlet.report(report.catalogue(), shown);
        } else {
            one(mistake(id), report, outlet);
        }
        return ExitStatus.DONE;
    }

    private Mistake mistake(String asked) {
        return Mistakes.named(asked)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no mistake '" + asked + "'"
                                + Nearest.to(
                                                asked,
                                                Mistakes.ALL.stream()
                                                        .map(Mistake::id)
                                                        .toList())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; bn mistakes lists them")));
    }

    private void one(Mistake mistake, MistakesReport report, Outlet outlet) throws DataProblem {
        boolean own = pass.batch.input != null;
        if (own) {
            pass.checkBesideStatistics(spec.commandLine());
        } else {
            pass.checkWithoutInput(spec.commandLine(), "the sample is taken");
        }
        Reading reading = new Reading(surroundings);
        Data data = own ? own(mistake, reading) : new Samples(reading).of(mistake, pass.mode, conventions);
        Optional<WrongAnswers> made = WrongAnswers.of(mistake, data.exercise());
        if (shown.format() == ReportOptions.Format.JSON) {
            outlet.report(
                    report.answers(made.orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "'" + mistake.id() + "' cannot be made here: it belongs to another mode, to images, or to"
                                    + " running statistics (--mode, --stats)"))),
                    shown);
            return;
        }
        outlet.report(
                report.one(
                        mistake,
                        data.exercise(),
                        made,
                        own ? Message.MISTAKE_YOURS : Message.MISTAKE_SAMPLE,
                        data.features(),
                        shown.precision),
                shown);
    }

    /// Numbers to make a mistake on.
    record Data(Exercise exercise, List<String> features) {}

    private Data own(Mistake mistake, Reading reading) throws DataProblem {
        Cache cache = pass.loaded(reading).cache();
        if (Mistakes.BACKWARD.contains(mistake)) {
            PassOptions.checkDout(cache, spec.commandLine());
        }
        return new Data(pass.exercise(cache, conventions, reading), cache.features());
    }
}
