package bn.cli;

import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.option.Flag;
import bn.cli.option.LanguageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `bn`: what there is.
final class BnCommand extends Subcommand {
    final LanguageOptions language = with(new LanguageOptions());
    final Flag version = version();
    final Flag help = help();

    BnCommand(Surroundings surroundings) {
        super(surroundings);
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
