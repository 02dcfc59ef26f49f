package bn.grading.catalogue;

/// What may be behind wrong answers: a mistake of the catalogue, a line one slip away
/// from a right one, a slip in the line of a mistake, or right code for another exercise.
public sealed interface Cause permits Mistake, Mutation, FurtherSlip, OtherExercise {
    /// The name for it on screens and in files: `dmu-sign`, `eps-is-another`.
    String id();

    /// Its category.
    MistakeKind kind();
}
