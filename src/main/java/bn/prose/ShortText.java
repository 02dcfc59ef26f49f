package bn.prose;

/// A text of `messages.properties`, in which `{0}`, `{1}` stand for what is filled in.
public sealed interface ShortText permits Message, DataMessage {
    /// Its key there: `before-and-after`.
    String key();
}
