import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Generates a replacement for `bn.prose.Texts` that holds the texts of a jar as constants: an archive keeps
/// the strings of a class, so no file has to be read.
final class PackedTexts {
    /// The class file to replace.
    static final String REPLACED = "bn/prose/Texts.class";

    private static final String FOLDER = "bn/prose/";
    private static final String MESSAGES = "messages.properties";

    private static final MethodTypeDesc OF = MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String);

    private final Map<String, String> texts = new TreeMap<>();

    /// Reads the texts of a jar.
    PackedTexts(ZipFile jar) throws IOException {
        for (ZipEntry entry : jar.stream().filter(PackedTexts::isText).toList()) {
            InputStreamReader reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8);
            String name = entry.getName().substring(FOLDER.length());
            if (name.endsWith(MESSAGES)) {
                Properties messages = new Properties();
                messages.load(reader);
                String folder = name.replace(MESSAGES, "messages/");
                messages.forEach((key, message) -> texts.put(folder + key, message.toString()));
            } else {
                texts.put(name, reader.readAllAsString());
            }
        }
    }

    private static boolean isText(ZipEntry entry) {
        return entry.getName().startsWith(FOLDER)
                && !entry.isDirectory()
                && !entry.getName().endsWith(".class");
    }

    /// The class file, with a switch over the hash of the name.
    byte[] bytes(ClassFile format) {
        return format.build(
                ClassDesc.of(REPLACED.replace(".class", "").replace('/', '.')),
                type -> type.withFlags(AccessFlag.FINAL)
                        .withMethodBody("of", OF, ClassFile.ACC_STATIC, this::find));
    }

    private void find(CodeBuilder code) {
        Map<Integer, List<String>> names = new TreeMap<>();
        texts.keySet().forEach(name -> names.computeIfAbsent(name.hashCode(), _ -> new ArrayList<>()).add(name));
        Map<Integer, Label> places = new TreeMap<>();
        names.keySet().forEach(hash -> places.put(hash, code.newLabel()));
        Label none = code.newLabel();
        code.aload(0)
                .invokevirtual(ConstantDescs.CD_String, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int))
                .lookupswitch(
                        none,
                        places.entrySet().stream()
                                .map(place -> SwitchCase.of(place.getKey(), place.getValue()))
                                .toList());
        names.forEach((hash, same) -> {
            code.labelBinding(places.get(hash));
            same.forEach(name -> returnIfNamed(code, name));
            code.aconst_null().areturn();
        });
        code.labelBinding(none).aconst_null().areturn();
    }

    private void returnIfNamed(CodeBuilder code, String name) {
        Label next = code.newLabel();
        code.aload(0)
                .loadConstant(name)
                .invokevirtual(
                        ConstantDescs.CD_String,
                        "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                .ifeq(next)
                .loadConstant(texts.get(name))
                .areturn()
                .labelBinding(next);
    }
}
