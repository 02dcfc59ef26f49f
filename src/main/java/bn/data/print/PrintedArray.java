package bn.data.print;

import bn.data.numpy.NumPyArray;
import bn.rounding.Writing;
import java.util.Optional;

/// An array of which only the text is there.
///
/// @param array its numbers, which may be NaN and infinite
/// @param decimals the most digits behind the point of a number, without those that an exponent makes
/// @param writing to how many digits they were rounded, if they may have been: a list of Python has them all
public record PrintedArray(NumPyArray array, int decimals, Optional<Writing.Printed> writing) {}
