package bn.data.file;

import bn.data.torch.TensorFile;
import java.io.BufferedInputStream;
import java.io.IOException;

/// What the first bytes of a file tell of its kind.
public final class FileStart {
    /// As many bytes as lie before the mark of a tar archive, and more.
    static final int LENGTH = 512;

    private FileStart() {}

    /// The first bytes of a file, at most so many, which stay to be read.
    public static byte[] of(BufferedInputStream file, int length) throws IOException {
        file.mark(length);
        byte[] start = file.readNBytes(length);
        file.reset();
        return start;
    }

    /// The first bytes of a file, which stay to be read.
    public static byte[] of(BufferedInputStream file) throws IOException {
        return of(file, LENGTH);
    }

    /// Whether they begin with these values of unsigned bytes.
    static boolean is(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the file holds arrays: NumPy's, PyTorch's or safetensors.
    static boolean isArrays(byte[] start) {
        return isNumPyArray(start) || isZip(start) || isEmptyZip(start) || TensorFile.begins(start);
    }

    /// Whether it is an .npy file.
    public static boolean isNumPyArray(byte[] start) {
        return is(start, 0x93, 'N', 'U', 'M', 'P', 'Y');
    }

    /// Whether it is a zip file with something in it.
    public static boolean isZip(byte[] start) {
        return is(start, 'P', 'K', 3, 4);
    }

    /// Whether it is a zip file that holds nothing.
    public static boolean isEmptyZip(byte[] start) {
        return is(start, 'P', 'K', 5, 6);
    }

    static boolean isGzip(byte[] start) {
        return is(start, 0x1f, 0x8b);
    }

    /// Whether it begins with the mark of UTF-16, of either byte order.
    static boolean isUtf16(byte[] start) {
        return is(start, 0xff, 0xfe) || is(start, 0xfe, 0xff);
    }

    /// Whether it begins with the mark that some programs write before UTF-8.
    static boolean isMarkedUtf8(byte[] start) {
        return is(start, 0xef, 0xbb, 0xbf);
    }
}
