package bn.data.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Whose folder is whose: a table with the columns `name` and `folder`, and perhaps others.
public final class ClassList {
    private ClassList() {}

    /// The names by folder; none, if the text is no such table.
    public static Map<String, String> names(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                Optional<String> folder = row.findField("folder");
                Optional<String> name = row.findField("name").map(String::strip).filter(typed -> !typed.isEmpty());
                if (folder.isPresent() && name.isPresent()) {
                    names.put(folder.get(), name.get());
                }
            }
        } catch (CsvParseException _) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
