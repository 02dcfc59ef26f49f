package bn.cli;

import bn.cli.ReportOptions.Format;
import bn.graph.BatchNorm;
import bn.graph.Pass;
import bn.graph.Step;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Which steps of a pass are shown.
final class StepsOptions {
    @Option(
            names = "--steps",
            paramLabel = "LIST",
            split = ",",
            hideParamSyntax = true,
            description = "Show these steps only, by name or symbol: mu,σ²,xhat,y.")
    List<String> steps = List.of();

    /// The steps to show: those asked for in the order of the table, or all of a pass; in CSV, one.
    ///
    /// @param usual the step that CSV gets when none is asked for
    List<Step> chosen(List<Pass> passes, String usual, Format format, CommandLine command) {
        List<Step> all = passes.stream()
                .flatMap(pass -> BatchNorm.TABLE.steps(pass).stream())
                .toList();
        List<Step> chosen = new ArrayList<>();
        for (String word : steps) {
            chosen.add(step(word.strip(), all, command));
        }
        if (format == Format.CSV) {
            return List.of(one(chosen, all, usual, command));
        }
        return chosen.isEmpty() ? all : all.stream().filter(chosen::contains).toList();
    }

    private static Step one(List<Step> chosen, List<Step> all, String usual, CommandLine command) {
        if (chosen.size() > 1) {
            throw new CommandLine.ParameterException(
                    command, "CSV holds one step, --steps names " + chosen.size() + "; take one, or --format json");
        }
        return chosen.isEmpty()
                ? all.stream()
                        .filter(step -> step.name().equals(usual))
                        .findFirst()
                        .orElseThrow()
                : chosen.getFirst();
    }

    private static Step step(String word, List<Step> all, CommandLine command) {
        return BatchNorm.TABLE
                .find(word)
                .filter(quantity -> quantity instanceof Step step && all.contains(step))
                .map(Step.class::cast)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        command,
                        "--steps: '" + word + "' is none of the steps here, which are "
                                + String.join(", ", all.stream().map(Step::name).toList())));
    }
}
