package bn.cli.completion;

import java.util.List;
import java.util.Locale;

/// A shell that can be told what may be typed after `bn`.
public enum Shell {
    BASH,
    ZSH,
    FISH;

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What sets its completion up.
    public String completion(List<Completable> commands) {
        return switch (this) {
            case BASH -> BashCompletion.of(commands);
            case ZSH -> ZshCompletion.of(commands);
            case FISH -> FishCompletion.of(commands);
        };
    }
}
