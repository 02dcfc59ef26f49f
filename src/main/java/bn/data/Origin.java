package bn.data;

import java.nio.file.Path;

/// The file that a batch was read from, and how, so that it can be read again and known to be the same.
///
/// @param path absolute
/// @param name as it was typed
/// @param fingerprint of the bytes of the file
public record Origin(Path path, String name, Fingerprint fingerprint, CsvDialect dialect) {}
