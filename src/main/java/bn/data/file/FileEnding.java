package bn.data.file;

import java.util.Locale;
import java.util.Set;

/// What a file is called says what it should hold.
public final class FileEnding {
    /// Of files that hold arrays, and never text.
    public static final Set<String> OF_ARRAYS = Set.of("npz", "npy", "pt", "pth", "safetensors");

    private FileEnding() {}

    /// What stands behind the last point of a name, in small letters; the whole name where there is none.
    public static String of(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
