package bn.data.answers;

import bn.batch.NearestWord;
import bn.data.statistics.StatisticNames;
import bn.graph.BatchNorm;
import bn.graph.Quantity;
import bn.graph.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a name means in a file of answers: a learner's own, a spelling of the table of steps, one that frameworks and
/// courses have for the same value, or the gradient of any of these.
///
/// Each of them means one step. What code calls two things by, as `z` the layer's input and its output, is none.
public final class AnswerNames {
    /// How else a value is called: in PyTorch, Keras, TensorFlow and ONNX, cs231n, Karpathy's lecture on
    /// backpropagation (`bndiff`, `hpreact`), d2l (`Y`), deeplearning.ai (`Z`) and Saitoh's book (`xc`,
    /// `xn`). Its gradient follows from it. Case is ignored, except where there are capitals here.
    static final Map<String, String> VALUES = named(Stream.of(
            also("x", "inputs", "hprebn", "Z"),
            also("gamma", "scale", "bngain"),
            also("beta", "offset", "shift", "bnbias"),
            also("mu", "batch_mean", "sample_mean", "save_mean", "saved_mean", "x_mean", "xmean", "bnmeani"),
            also("xmu", "x_centered", "x_minus_mean", "bndiff", "xc"),
            also("sq", "bndiff2"),
            also("var", "batch_var", "batch_variance", "sample_var", "x_var", "xvar", "bnvar"),
            also("ivar", "save_invstd", "inv_std", "std_inv", "bnvar_inv"),
            also("xhat", "x_norm", "x_normalized", "normalized", "z_norm", "bnraw", "xn"),
            also("out", "Y", "outputs", "z_tilde", "hpreact")));

    /// How the gradient of a value is called, with the value's own name in it.
    private static final List<Pattern> GRADIENTS = Stream.of(
                    "d_?(.+)", "grad_(.+)", "dl_d(.+)", "(.+)[._]grad", "(.+)_backprop")
            .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
            .toList();

    /// Letters of a name that one edit does not make another's.
    private static final int LONG = 4;

    /// Without names of a learner's own.
    public static final AnswerNames KNOWN = new AnswerNames(Map.of());

    private final Map<String, String> own;

    private AnswerNames(Map<String, String> own) {
        this.own = Map.copyOf(own);
    }

    /// The same with a learner's own names, which go before all others.
    ///
    /// @param names what each of them means
    public static AnswerNames with(Map<String, String> names) {
        return new AnswerNames(names);
    }

    /// The step, the input or the running statistic that a name means.
    public Optional<String> meaning(String name) {
        return own(name).or(() -> value(name)).or(() -> gradient(name));
    }

    /// The step or the running statistic that a name means.
    public Optional<String> step(String name) {
        return meaning(name).filter(AnswerNames::isStep);
    }

    /// What the name of a file of one answer says: `x.grad` of `x.grad.npy`, `dx` of `dx.csv.gz`.
    ///
    /// @return all before its first dot where it says nothing that is known
    public String ofFile(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            String before = name.substring(0, dot);
            if (meaning(before).isPresent() || name.indexOf('.') == dot) {
                return before;
            }
        }
        return name;
    }

    /// The step that a misspelled name is nearly that of.
    ///
    /// @param steps those that may be meant
    public Optional<String> near(String name, List<String> steps) {
        Stream<String> ofTable = BatchNorm.TABLE.steps().stream().flatMap(step -> step.aliases().stream());
        List<String> spellings = Stream.of(
                        ofTable,
                        VALUES.keySet().stream().sorted(),
                        own.keySet().stream().sorted())
                .flatMap(all -> all)
                .filter(spelling -> spelling.length() >= LONG)
                .filter(spelling -> step(spelling).filter(steps::contains).isPresent())
                .toList();
        return NearestWord.to(
                        name, Stream.concat(steps.stream(), spellings.stream()).toList())
                .flatMap(this::step);
    }

    private static boolean isStep(String meant) {
        return !BatchNorm.TABLE.has(meant) || BatchNorm.TABLE.quantity(meant) instanceof Step;
    }

    private Optional<String> own(String name) {
        if (own.containsKey(name)) {
            return Optional.of(Objects.requireNonNull(own.get(name)));
        }
        List<String> alike =
                own.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.ofNullable(own.get(alike.getFirst())) : Optional.empty();
    }

    private static Optional<String> value(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return BatchNorm.TABLE
                .find(name)
                .map(Quantity::name)
                .or(() -> Optional.ofNullable(VALUES.get(name)))
                .or(() -> Optional.ofNullable(VALUES.get(lower)))
                .or(() -> StatisticNames.running(lower));
    }

    private static Optional<String> gradient(String name) {
        return GRADIENTS.stream()
                .map(form -> form.matcher(name))
                .filter(form -> form.matches())
                .flatMap(form -> value(form.group(1)).stream())
                .flatMap(of -> BatchNorm.TABLE.find("d" + of).map(Quantity::name).stream())
                .findFirst();
    }

    private static Stream<Map.Entry<String, String>> also(String name, String... spellings) {
        return Stream.of(spellings).map(spelling -> Map.entry(spelling, name));
    }

    private static Map<String, String> named(Stream<Stream<Map.Entry<String, String>>> lines) {
        Map<String, String> named = new HashMap<>();
        lines.flatMap(line -> line).forEach(spelling -> {
            if (named.put(spelling.getKey(), spelling.getValue()) != null) {
                throw new IllegalStateException("'" + spelling.getKey() + "' is there twice");
            }
        });
        return Map.copyOf(named);
    }
}
