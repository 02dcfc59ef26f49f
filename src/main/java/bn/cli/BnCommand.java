package bn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `bn`: what there is.
@Command(
        name = "bn",
        header = "Batch normalization, taken apart on your own numbers.",
        versionProvider = BnCommand.Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  bn forward --input batch.csv        every step from x to y",
            "  bn backward --dout grads.csv        and every gradient back, after that",
            "  bn walk                             step by step; why, set, undo",
            "  bn why 'dx[2,width]'                one number, taken apart",
            "  bn grade mine.json                  your own numbers: what is wrong, and why",
            "  bn steps                            the 23 steps and their formulas",
            "  bn compare --input batch.csv --stats stats.json",
            "                                      train and eval side by side",
            ""
        })
final class BnCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help; bn COMMAND --help that of a command.")
    boolean help;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitStatus.DONE;
    }

    /// The project's version, which the build writes down.
    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream version = Objects.requireNonNull(BnCommand.class.getResourceAsStream("/bn/version"))) {
                return new String[] {"bn " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
            }
        }
    }
}
