package bn.watch;

import java.util.Locale;
import java.util.Set;

/// Which files are programs: a run may write others, and must not start itself again by that.
final class SourceFiles {
    private static final Set<String> ENDINGS = Set.of(
            "c", "cc", "clj", "cpp", "cs", "f90", "go", "h", "hpp", "hs", "ipynb", "java", "jl", "js", "kt", "lua", "m",
            "ml", "mjs", "nim", "php", "pl", "py", "r", "rb", "rs", "scala", "sh", "swift", "ts", "zig");

    private SourceFiles() {}

    /// Whether a file is a program, by its name. What editors keep beside is hidden, or ends otherwise.
    static boolean has(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !file.startsWith(".") && !file.startsWith("#") && ENDINGS.contains(ending);
    }
}
