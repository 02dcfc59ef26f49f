package bn.cli;

import bn.graph.Mode;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Train or eval, and the statistics that eval needs.
final class ModeOptions {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = ModeConverter.class,
            description = "train: statistics of the batch; eval: saved ones. Otherwise train.")
    @Nullable
    Mode mode;

    @Mixin
    StatisticsOptions statistics = new StatisticsOptions();

    /// The mode: train unless something else was asked for.
    Mode mode() {
        return mode == null ? Mode.TRAIN : mode;
    }

    /// Refuses what makes no sense together.
    void check(CommandLine command) {
        if (mode == Mode.EVAL && statistics.stats == null) {
            throw new CommandLine.ParameterException(
                    command, "eval mode normalizes with saved statistics: give them with --stats FILE");
        }
        if (mode != Mode.EVAL && statistics.stats != null) {
            throw new CommandLine.ParameterException(command, "--stats goes with --mode eval; train mode has its own");
        }
        if (statistics.layer != null && statistics.stats == null) {
            throw new CommandLine.ParameterException(command, "--layer goes with --stats");
        }
    }

    /// Reads `train` or `eval`.
    static final class ModeConverter implements ITypeConverter<Mode> {
        @Override
        public Mode convert(String value) {
            return Stream.of(Mode.values())
                    .filter(mode -> mode.word().equals(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is neither train nor eval"));
        }
    }
}
