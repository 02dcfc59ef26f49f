package bn.prose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A text that is part of the program, as a file beside its classes.
public final class Resource {
    private Resource() {}

    /// The whole text, if there is one under this name.
    ///
    /// @param name from the root: `/bn/net/net.py`
    public static Optional<String> text(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
