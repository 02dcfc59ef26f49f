package bn.data.json;

import bn.batch.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/// What is to be escaped in JSON so that a terminal can be given it: read back, it is the same text.
final class HiddenEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    private static final char DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    /// Of a pair of surrogates each comes alone here, and is left.
    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return Printable.isHidden(c) && !Character.isSurrogate((char) c)
                ? new SerializedString(Printable.of(Character.toString(c)))
                : null;
    }
}
