package bn.cli.option;

import bn.batch.AxisOrder;
import bn.batch.Printable;
import bn.prose.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which axis of a batch is the features', and which the examples'.
public final class LayoutOptions extends Options {
    /// Those that frameworks have a name for.
    private static final List<String> KNOWN = List.of("NCHW", "NHWC", "NCL", "NLC", "NCDHW", "NDHWC", "NC", "CN");

    final Argument<AxisOrder> layout = option(
            "--layout",
            "AXES",
            OptionType.of(AxisOrder.class, LayoutOptions::lettered).offering(() -> KNOWN));
    final Argument<Integer> axis = option("--axis", "N", OptionType.INTEGER);
    final Flag transpose = flag("--transpose");

    /// The order that was said, or else the usual.
    public AxisOrder order() {
        List<String> given = given().toList();
        if (given.size() > 1) {
            throw new UsageException(Message.LAYOUT_TWICE, given.get(0), given.get(1));
        }
        if (transpose.isSet()) {
            return new AxisOrder.Lettered("CN", "--transpose");
        }
        return axis.isGiven() ? new AxisOrder.FeaturesOn(axis.given()) : layout.or(AxisOrder.USUAL);
    }

    /// The first of them that was given.
    Optional<String> chosen() {
        return given().findFirst();
    }

    private Stream<String> given() {
        return Stream.of(
                        layout.isGiven() ? "--layout" : "",
                        axis.isGiven() ? "--axis" : "",
                        transpose.isSet() ? "--transpose" : "")
                .filter(option -> !option.isEmpty());
    }

    private static AxisOrder lettered(String typed) {
        String letters = typed.toUpperCase(Locale.ROOT);
        if (!AxisOrder.Lettered.areOrder(letters)) {
            throw new InvalidValue(Message.NO_LAYOUT, Printable.quoted(typed), String.join(", ", KNOWN));
        }
        return new AxisOrder.Lettered(letters);
    }
}
