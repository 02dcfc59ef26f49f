package bn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `bn`: what there is.
final class BnCommand extends Subcommand {
    final Flag version = version("Show the version.");
    final Flag help = help("Show this help; bn COMMAND --help that of a command.");

    BnCommand(Surroundings surroundings) {
        super(surroundings, "Batch normalization, taken apart on your own numbers.", """
                bn forward --input batch.csv        every step from x to y
                bn backward --dout grads.csv        and every gradient back, after that
                bn walk                             step by step; why, set, undo
                bn why 'dx[2,width]'                one number, taken apart
                bn grade mine.json                  your own numbers: what is wrong, and why
                bn steps                            the 23 steps and their formulas
                bn compare --input batch.csv --stats stats.json
                                                    train and eval side by side
                """);
        spec().versionProvider(BnCommand::versions);
    }

    @Override
    public Integer call() {
        spec().commandLine().usage(spec().commandLine().getOut());
        return ExitStatus.DONE;
    }

    /// The project's version, which the build writes down.
    private static String[] versions() throws IOException {
        try (InputStream version = Objects.requireNonNull(BnCommand.class.getResourceAsStream("/bn/version"))) {
            return new String[] {"bn " + new String(version.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
