package bn.net;

import java.util.ArrayList;
import java.util.List;

/// A network that has not been drawn yet: `Plan.of(linear(16, 1), norm(), sigmoid()).times(10)`.
public record Plan(List<Part> parts) {
    public Plan {
        parts = List.copyOf(parts);
    }

    public static Plan of(Part... parts) {
        return new Plan(List.of(parts));
    }

    /// All of it, so many times.
    public Plan times(int count) {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.addAll(parts);
        }
        return new Plan(all);
    }

    public Plan then(Part... more) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(List.of(more));
        return new Plan(all);
    }

    /// Draws the weights, layer after layer.
    ///
    /// @param inputs how many numbers a row of the data has
    /// @param weights for the weights
    /// @param chance for noise and dropout while training, so that networks with and without have the same
    ///     weights
    public Sequence draw(int inputs, Generator weights, Generator chance) {
        List<Layer> layers = new ArrayList<>();
        int width = inputs;
        for (Part part : parts) {
            layers.add(layer(part, width, weights, chance));
            width = part instanceof Part.Linear linear ? linear.units() : width;
        }
        return new Sequence(layers);
    }

    /// Draws the weights of a network without noise and dropout, or with these from the same generator.
    public Sequence draw(int inputs, Generator generator) {
        return draw(inputs, generator, generator);
    }

    private static Layer layer(Part part, int width, Generator weights, Generator chance) {
        return switch (part) {
            case Part.Linear(int units, double gain, boolean biased) ->
                Linear.drawn(width, units, gain, biased, weights);
            case Part.Activation(Activation.Kind kind) -> new Activation(kind);
            case Part.BatchNormalization norm ->
                new BatchNormalization(width, norm.convention(), norm.learned(), norm.table());
            case Part.LayerNormalization(double eps) -> new LayerNormalization(width, eps);
            case Part.Dropout(double p) -> new Dropout(p, chance);
            case Part.Noise(double shift, double scale) -> new Noise(shift, scale, chance);
            case Part.Residual(List<Part> branch) -> new Residual(new Plan(branch).draw(width, weights, chance));
        };
    }
}
