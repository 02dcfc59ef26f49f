package bn.cli;

import java.util.ArrayList;
import picocli.CommandLine.IFactory;

/// Makes what picocli asks for: a list, for an option that is given several times. Annotations might name more,
/// and bn has none. The factory that picocli brings begins by looking for Groovy, through the whole jar.
enum ListFactory implements IFactory {
    ONE;

    @Override
    public <K> K create(Class<K> type) {
        if (!type.isAssignableFrom(ArrayList.class)) {
            throw new IllegalStateException("nothing here makes a " + type);
        }
        return type.cast(new ArrayList<>());
    }
}
