package bn.graph;

import bn.formula.Expr;
import bn.formula.Extent;
import bn.formula.Extents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A table of steps that is known to hang together: every name means one thing, every formula reads only
/// what stands above it, every shape fits, every gradient has the shape of what it is the gradient of.
public final class Graph {
    private final List<Input> inputs;
    private final List<Step> steps;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Quantity quantity, Extent extent) {}

    private Graph(List<Input> inputs, List<Step> lines) {
        this.inputs = List.copyOf(inputs);
        Map<String, Quantity> spellings = new HashMap<>();
        inputs.forEach(input -> add(input, input.extent(), spellings));
        List<Step> named = new ArrayList<>();
        for (Step line : lines) {
            Step step = withSymbol(line);
            add(step, extentOf(step), spellings);
            checkRole(step);
            named.add(step);
        }
        this.steps = List.copyOf(named);
    }

    private Graph(Graph original, Map<String, Expr> lines) {
        this.inputs = original.inputs;
        inputs.forEach(input -> entries.put(input.name(), original.entry(input.name())));
        List<Step> rewritten = new ArrayList<>();
        boolean sameExtents = true;
        for (Step step : original.steps) {
            Expr formula = lines.get(step.name());
            Entry before = original.entry(step.name());
            Step line =
                    formula == null ? step : new Step(step.name(), step.symbol(), step.role(), formula, step.aliases());
            Extent extent = formula == null && sameExtents ? before.extent() : extentOf(line);
            sameExtents &= extent == before.extent();
            entries.put(line.name(), new Entry(line, extent));
            rewritten.add(line);
        }
        this.steps = List.copyOf(rewritten);
        lines.keySet().forEach(original::entry);
    }

    /// Builds and checks a graph. The symbol of a gradient is made from the symbol of what it is the
    /// gradient of.
    ///
    /// @param steps in the order in which they run
    /// @throws IllegalArgumentException if a spelling means two things, a formula reads what does not stand
    ///     above it, a shape does not fit, or a gradient is not shaped as its value
    public static Graph of(List<Input> inputs, List<Step> steps) {
        return new Graph(inputs, steps);
    }

    /// The same table with other formulas in some of its lines, which may read only what stands above them.
    /// Whether a gradient still has the shape of its value is not asked: a mistaken line may give it another.
    ///
    /// @param lines formulas by the name of the step
    /// @throws IllegalArgumentException if a name is that of no step, a formula reads what does not stand
    ///     above it, or a shape does not fit
    public Graph with(Map<String, Expr> lines) {
        return new Graph(this, lines);
    }

    /// Whether these formulas can stand in the lines of this table, all together.
    public boolean takes(Map<String, Expr> lines) {
        try {
            with(lines);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The inputs, in order.
    public List<Input> inputs() {
        return inputs;
    }

    /// The steps, in the order in which they run.
    public List<Step> steps() {
        return steps;
    }

    /// The steps of one pass, in the order in which they run.
    public List<Step> steps(Pass pass) {
        return steps.stream().filter(step -> step.pass() == pass).toList();
    }

    /// The quantity with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Quantity quantity(String name) {
        return entry(name).quantity();
    }

    /// The quantity that somebody means by a word: its name, its symbol, or another usual spelling.
    public Optional<Quantity> find(String word) {
        for (Entry entry : entries.values()) {
            if (entry.quantity().goesBy(word)) {
                return Optional.of(entry.quantity());
            }
        }
        return Optional.empty();
    }

    /// The step that somebody means by a word, or by its number, from 1 on.
    public Optional<Step> step(String word) {
        if (word.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(word);
            return number < 1 || number > steps.size() ? Optional.empty() : Optional.of(steps.get(number - 1));
        }
        return find(word).filter(Step.class::isInstance).map(Step.class::cast);
    }

    /// Whether there is a quantity with this name.
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /// The extent of the quantity with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Extent extent(String name) {
        return entry(name).extent();
    }

    /// The symbol of the quantity with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public String symbol(String name) {
        return quantity(name).symbol();
    }

    /// The forward steps that read a value, in order: the edges along which its gradient comes back.
    public List<Step> readers(String name) {
        return steps(Pass.FORWARD).stream()
                .filter(step -> step.formula().reads().contains(name))
                .toList();
    }

    /// The branches of which the gradient of a value is the sum; none where one step alone reads it.
    public List<Step> branches(String of) {
        return steps.stream()
                .filter(step ->
                        step.role() instanceof Role.Branch branch && branch.of().equals(of))
                .toList();
    }

    /// The forward steps through which a gradient comes back: the reader on a branch's edge, otherwise all
    /// readers. None for a forward step.
    public List<Step> through(Step step) {
        return switch (step.role()) {
            case Role.Forward _ -> List.of();
            case Role.Gradient(String of) -> readers(of);
            case Role.Branch(String of, String by) ->
                readers(of).stream().filter(reader -> reader.name().equals(by)).toList();
        };
    }

    private void add(Quantity quantity, Extent extent, Map<String, Quantity> spellings) {
        List<String> own = Stream.concat(Stream.of(quantity.name(), quantity.symbol()), quantity.aliases().stream())
                .toList();
        for (String spelling : own) {
            Quantity other = spellings.get(spelling.toLowerCase(Locale.ROOT));
            if (other != null) {
                throw new IllegalArgumentException(
                        "'" + spelling + "' means both " + other.name() + " and " + quantity.name());
            }
        }
        own.forEach(spelling -> spellings.put(spelling.toLowerCase(Locale.ROOT), quantity));
        entries.put(quantity.name(), new Entry(quantity, extent));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no '" + name + "' here");
        }
        return entry;
    }

    private Extent extentOf(Step step) {
        try {
            return Extents.of(step.formula(), this::extent);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("step " + step.name() + ": " + e.getMessage(), e);
        }
    }

    private void checkRole(Step step) {
        switch (step.role()) {
            case Role.Forward _ -> {}
            case Role.Gradient(String of) -> checkShapedAs(step, of);
            case Role.Branch(String of, String by) -> {
                checkShapedAs(step, of);
                if (!(quantity(by) instanceof Step reader)
                        || !reader.formula().reads().contains(of)) {
                    throw new IllegalArgumentException("step " + step.name() + ": " + by + " does not read " + of);
                }
            }
        }
    }

    private void checkShapedAs(Step gradient, String value) {
        if (extent(gradient.name()) != extent(value)) {
            throw new IllegalArgumentException("step " + gradient.name() + " is not shaped as " + value);
        }
    }

    private Step withSymbol(Step line) {
        String symbol = switch (line.role()) {
            case Role.Forward _ -> line.symbol();
            case Role.Gradient(String of) -> partial(of);
            case Role.Branch(String of, String by) -> partial(of) + " via " + symbol(by);
        };
        return new Step(line.name(), symbol, line.role(), line.formula(), line.aliases());
    }

    /// `∂ℓ/∂σ²`, and `∂ℓ/∂(γx̂)` where the symbol is more than one factor, `∂ℓ/∂[(x−μ)²]` where it has
    /// parentheses itself.
    public String partial(String of) {
        String symbol = symbol(of);
        long factors = symbol.codePoints()
                .filter(c -> Character.isLetter(c) || c == '√' || c == '/')
                .count();
        if (symbol.startsWith("(")) {
            return "∂ℓ/∂[" + symbol + "]";
        }
        return "∂ℓ/∂" + (factors == 1 || symbol.startsWith("√") ? symbol : "(" + symbol + ")");
    }
}
