package bn.net;

import java.util.List;

/// The training of a network that sorts rows into classes, step by step.
public final class Training {
    private final Sequence net;
    private final List<Parameter> parameters;
    private final Labelled data;
    private final Optimizer optimizer;
    private final Batches batches;
    private int steps;
    private boolean diverged;

    public Training(Sequence net, Labelled data, Optimizer optimizer, Batches batches) {
        this.net = net;
        this.parameters = net.parameters();
        this.data = data;
        this.optimizer = optimizer;
        this.batches = batches;
    }

    /// One step: a batch forward, its loss, backward, the running statistics, the optimizer. What passed
    /// through the network is found in it afterwards.
    ///
    /// @return the loss of the batch before the step; if it has diverged, the step is not taken
    public double step() {
        Labelled batch = data.rows(batches.rows(steps));
        Loss loss = Loss.crossEntropy(net.forward(batch.x(), Phase.TRAINING), batch.labels());
        diverged = !Double.isFinite(loss.value());
        if (!diverged) {
            net.backward(loss.gradient());
            net.track();
            optimizer.step(parameters);
            steps++;
        }
        return loss.value();
    }

    /// So many steps, fewer if it diverges.
    ///
    /// @return the trained network, which is the one that was given
    public Sequence run(int count) {
        for (int i = 0; i < count && !diverged; i++) {
            step();
        }
        return net;
    }

    /// The steps taken so far.
    public int steps() {
        return steps;
    }

    /// Whether the loss has become infinite or no number, so that training has stopped.
    public boolean diverged() {
        return diverged;
    }
}
