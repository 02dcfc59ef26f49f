package bn.exercise;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes a folder's name of each of some names that people wrote: letters and digits of any script and hyphens alone,
/// so that none leads out of the folder that holds them, or begins as what is passed over there; each another, in
/// capitals or not; none that a system keeps for
/// itself.
public final class FolderNames {
    private static final int LONGEST = 40;

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    /// What is not seen where it stands, by which names differ that look the same. (What turns the direction of
    /// writing is seen.)
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200D\\u2060-\\u2064"
                    + "\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\x{E0100}-\\x{E01EF}]");

    /// What Windows has devices for.
    private static final List<String> DEVICES = List.of("con", "prn", "aux", "nul");

    private static final List<String> NUMBERED_DEVICES = List.of("com", "lpt");

    private final String nameless;
    private final Set<String> taken = new HashSet<>(DEVICES);

    /// Who came first, by what is made of their name.
    private final Map<String, String> first = new HashMap<>();

    /// @param nameless what one is called whose name has neither letter nor digit
    /// @param others names that are there already
    public FolderNames(String nameless, List<String> others) {
        this.nameless = nameless;
        for (String device : NUMBERED_DEVICES) {
            IntStream.range(0, 10).forEach(number -> taken.add(device + number));
        }
        others.forEach(other -> taken.add(folded(other)));
    }

    /// A name that was not given before.
    public String of(String name) {
        String safe = safe(name);
        first.putIfAbsent(folded(safe), name);
        String free = IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? safe : safe + "-" + number)
                .filter(candidate -> !taken.contains(folded(candidate)))
                .findFirst()
                .orElseThrow();
        taken.add(folded(free));
        return free;
    }

    /// Names that were not given before, in the order of those that they are made of. What needs no other name keeps
    /// its own, wherever it stands.
    public List<String> ofAll(List<String> names) {
        String[] given = new String[names.size()];
        for (int i = 0; i < given.length; i++) {
            String name = names.get(i);
            if (safe(name).equals(name) && !taken.contains(folded(name))) {
                given[i] = of(name);
            }
        }
        for (int i = 0; i < given.length; i++) {
            given[i] = given[i] == null ? of(names.get(i)) : given[i];
        }
        return List.of(given);
    }

    /// The first name of which the same would be made, if there was one.
    public Optional<String> alike(String name) {
        return Optional.ofNullable(first.get(folded(safe(name))));
    }

    private String safe(String name) {
        String composed = Normalizer.normalize(UNSEEN.matcher(name).replaceAll(""), Normalizer.Form.NFC);
        String plain = OTHERS.matcher(composed).replaceAll("-");
        String inner = plain.replaceAll("^[-_\\p{M}]+", "");
        int end = inner.offsetByCodePoints(0, Math.min(LONGEST, inner.codePointCount(0, inner.length())));
        String cut = inner.substring(0, end).replaceAll("-+$", "");
        return cut.isEmpty() ? nameless : cut;
    }

    /// As systems compare names that know no capitals.
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
