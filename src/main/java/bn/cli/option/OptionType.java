package bn.cli.option;

import bn.batch.Printable;
import bn.prose.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;

/// What may be given for an option: how it is read, and what a shell may offer in its place.
///
/// @param type of what is given
/// @param reader of what was typed
/// @param words that may be typed, where there are few
public record OptionType<T>(Class<T> type, ITypeConverter<T> reader, Optional<Iterable<String>> words) {
    /// What is taken as it is.
    public static final OptionType<String> TEXT = of(String.class, typed -> typed);
    /// A whole number.
    public static final OptionType<Integer> INTEGER =
            number(Integer.class, Integer::valueOf, Message.NOT_A_WHOLE_NUMBER);
    /// A number.
    public static final OptionType<Double> NUMBER = number(Double.class, Double::valueOf, Message.NOT_A_NUMBER);

    /// What is read in a way of its own.
    ///
    /// @param reader throws [InvalidValue]
    public static <T> OptionType<T> of(Class<T> type, ITypeConverter<T> reader) {
        return new OptionType<>(type, reader, Optional.empty());
    }

    private static <T> OptionType<T> number(Class<T> type, Function<String, T> parser, Message otherwise) {
        return of(type, typed -> {
            try {
                return parser.apply(typed);
            } catch (NumberFormatException e) {
                throw new InvalidValue(otherwise, Printable.quoted(typed));
            }
        });
    }

    /// The same, of which a shell may offer some.
    ///
    /// @param offered asked for only when they are needed
    public OptionType<T> offering(Supplier<List<String>> offered) {
        return new OptionType<>(type, reader, Optional.of(() -> offered.get().iterator()));
    }

    /// One of an enum's constants by its name, in capitals or not.
    public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> type) {
        return oneOf(
                type,
                () -> List.of(type.getEnumConstants()),
                constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    /// One of some things by its word, in capitals or not.
    ///
    /// @param all asked for only when they are needed
    public static <T> OptionType<T> oneOf(Class<T> type, Supplier<List<T>> all, Function<T, String> word) {
        Supplier<List<String>> words = () -> all.get().stream().map(word).toList();
        ITypeConverter<T> reader = typed -> all.get().stream()
                .filter(one -> word.apply(one).equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> noneOf(typed, words.get()));
        return OptionType.of(type, reader).offering(words);
    }

    /// The problem of a word that is none of these.
    static InvalidValue noneOf(String typed, List<String> words) {
        return words.size() == 2
                ? new InvalidValue(Message.NEITHER_NOR, Printable.quoted(typed), words.get(0), words.get(1))
                : new InvalidValue(Message.NONE_OF, Printable.quoted(typed), String.join(", ", words));
    }
}
