package bn.learn;

import bn.formula.Value;
import bn.net.Activation;
import bn.net.BatchNormalization;
import bn.net.Dropout;
import bn.net.Labelled;
import bn.net.Layer;
import bn.net.LayerNormalization;
import bn.net.Linear;
import bn.net.Matrix;
import bn.net.Noise;
import bn.net.Parameter;
import bn.net.Phase;
import bn.net.Residual;
import bn.net.Sequence;
import bn.stats.RunningStats;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A network after what a script has done with it, with what passed through it last. Nothing that a script asks of it
/// changes it, so the order in which a lesson asks does not matter.
///
/// @param sequence the layers, whose parameters no longer change
/// @param outputs what each layer made of the last batch; none if none has passed
/// @param gradients with respect to each layer's input; none if none has passed
/// @param history what a script wanted to keep, before the first step and after each
/// @param again makes the same network once more, for what changes it
record Network(
        Sequence sequence,
        List<Matrix> outputs,
        List<Matrix> gradients,
        List<Object> history,
        Supplier<Network> again) {
    Network {
        outputs = List.copyOf(outputs);
        gradients = List.copyOf(gradients);
        history = List.copyOf(history);
    }

    /// The network as it is now.
    static Network of(Sequence sequence, List<Object> history, Supplier<Network> again) {
        return new Network(sequence, sequence.outputs(), sequence.gradients(), history, again);
    }

    /// What the layers of a kind made of the last batch, in order.
    List<Matrix> outputs(String kind) {
        return chosen(outputs, kind);
    }

    /// The gradients with respect to the inputs of the layers of a kind, in order.
    List<Matrix> gradients(String kind) {
        return chosen(gradients, kind);
    }

    private List<Matrix> chosen(List<Matrix> all, String kind) {
        return IntStream.range(0, all.size())
                .filter(i -> kind(sequence.layers().get(i)).equals(kind))
                .mapToObj(all::get)
                .toList();
    }

    /// How a script names the kind of a layer: as the function that makes one.
    private static String kind(Layer layer) {
        return switch (layer) {
            case Linear _ -> "linear";
            case Activation activation -> activation.kind().word();
            case BatchNormalization _ -> "norm";
            case LayerNormalization _ -> "layer_norm";
            case Dropout _ -> "dropout";
            case Noise _ -> "noise";
            case Residual _ -> "residual";
            case Sequence _ -> "sequence";
        };
    }

    /// The numbers of each parameter with a name, in the order of the layers.
    List<double[]> parameters(String name) {
        return sequence.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.numbers().clone())
                .toList();
    }

    /// The gradients that the last backward pass found for each parameter with a name.
    List<double[]> parameterGradients(String name) {
        return sequence.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::gradient)
                .map(double[]::clone)
                .toList();
    }

    /// The running means or variances of each batch normalization, in order.
    List<double[]> running(Function<RunningStats, Value.PerFeature> statistic) {
        return sequence.all(BatchNormalization.class).stream()
                .map(norm -> statistic.apply(norm.running()).toArray())
                .toList();
    }

    /// The same network after rows have passed through it in evaluation mode.
    Network predicted(Labelled data) {
        sequence.forward(data.x(), Phase.EVALUATION);
        return new Network(sequence, sequence.outputs(), List.of(), history, again);
    }

    /// The same network, whose running statistics are computed anew from all rows at once.
    Network renewed(Labelled data) {
        Network other = again.get();
        other.sequence().renew(List.of(data.x()));
        return other;
    }
}
