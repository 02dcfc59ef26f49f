package bn.cli;

import bn.graph.Mode;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
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

    @Option(
            names = "--stats",
            paramLabel = "FILE",
            description = "The running statistics for eval: JSON under PyTorch's state_dict names.")
    @Nullable
    String stats;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "Which layer of a whole model's state_dict: layer1.0.bn1.")
    @Nullable
    String layer;

    /// Refuses what makes no sense together.
    void check(CommandLine command) {
        if (mode == Mode.EVAL && stats == null) {
            throw new CommandLine.ParameterException(
                    command, "eval mode normalizes with saved statistics: give them with --stats FILE");
        }
        if (mode != Mode.EVAL && stats != null) {
            throw new CommandLine.ParameterException(command, "--stats goes with --mode eval; train mode has its own");
        }
        if (layer != null && stats == null) {
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
