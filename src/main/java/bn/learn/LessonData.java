package bn.learn;

import bn.batch.Batch;
import bn.net.Labelled;
import java.util.function.Supplier;

/// The data of lessons that draw none.
///
/// @param batch the learner's, or the sample
/// @param ownBatch whether it is the learner's
/// @param iris samples/iris.csv with its species
public record LessonData(Supplier<Batch> batch, boolean ownBatch, Supplier<Labelled> iris) {}
