package bn.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Layers one after the other; a whole network is one. What passed through it last can be looked at.
public final class Sequence implements Layer {
    private final List<Layer> layers;
    private final List<Matrix> outputs = new ArrayList<>();
    private final List<Matrix> gradients = new ArrayList<>();

    public Sequence(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    public List<Layer> layers() {
        return layers;
    }

    /// All layers of a kind, in order, those in branches of residuals among them.
    public <L extends Layer> List<L> all(Class<L> kind) {
        return layers.stream()
                .flatMap(layer -> kind.isInstance(layer) ? Stream.of(kind.cast(layer)) : within(layer, kind))
                .toList();
    }

    private static <L extends Layer> Stream<L> within(Layer layer, Class<L> kind) {
        return switch (layer) {
            case Sequence inner -> inner.all(kind).stream();
            case Residual residual -> residual.branch().all(kind).stream();
            default -> Stream.of();
        };
    }

    /// What each layer made of the last batch.
    public List<Matrix> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    /// The gradient of the last backward pass with respect to each layer's input.
    public List<Matrix> gradients() {
        return Collections.unmodifiableList(gradients);
    }

    /// What a layer made of the last batch.
    public Matrix output(Layer layer) {
        return outputs.get(layers.indexOf(layer));
    }

    /// The gradient of the last backward pass with respect to a layer's input.
    public Matrix gradient(Layer layer) {
        return gradients.get(layers.indexOf(layer));
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        outputs.clear();
        Matrix passing = x;
        for (Layer layer : layers) {
            passing = layer.forward(passing, phase);
            outputs.add(passing);
        }
        return passing;
    }

    @Override
    public Matrix backward(Matrix dout) {
        gradients.clear();
        Matrix passing = dout;
        for (Layer layer : layers.reversed()) {
            passing = layer.backward(passing);
            gradients.add(passing);
        }
        Collections.reverse(gradients);
        return passing;
    }

    @Override
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    @Override
    public void track() {
        layers.forEach(Layer::track);
    }

    /// Computes the running statistics anew, as averages over some batches: nothing is learned, and no noise
    /// or dropout is in the way.
    ///
    /// Source: Wu and Johnson (2021), "Rethinking 'batch' in BatchNorm", section 3, where it is called
    /// PreciseBN.
    public void renew(List<Matrix> batches) {
        all(BatchNormalization.class).forEach(BatchNormalization::average);
        for (Matrix batch : batches) {
            forward(batch, Phase.OWN_STATISTICS);
            track();
        }
    }
}
