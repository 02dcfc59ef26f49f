package bn.learn.script;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A tuple: to the library a list; in a script it is, as in Python, not equal to one.
final class Tuple extends AbstractList<Object> implements RandomAccess {
    private final List<Object> items;

    Tuple(List<Object> items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
