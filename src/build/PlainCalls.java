import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Removes run-time generated code from one class: each call site that the JVM would link by generating code
/// calls a static method of the class instead. A type switch becomes a sequence of `instanceof` tests, as
/// specified by `SwitchBootstraps`; `equals` and `hashCode` of a record compare its components, as
/// `ObjectMethods` does.
///
/// The other such calls are left as they are: an archive keeps lambdas and string concatenation, and
/// `toString` of a record occurs only in error messages.
final class PlainCalls {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc SWITCH =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final ClassModel model;
    private final ClassDesc self;
    private final List<Consumer<ClassBuilder>> methods = new ArrayList<>();

    PlainCalls(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
    }

    /// Whether the class has such a call site.
    boolean needed() {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call && (isSwitch(call) || isRecord(call)));
    }

    ClassTransform transform() {
        return ClassTransform.transformingMethodBodies(this::replace)
                .andThen(ClassTransform.endHandler(builder -> methods.forEach(method -> method.accept(builder))));
    }

    private void replace(CodeBuilder code, CodeElement element) {
        switch (element) {
            case InvokeDynamicInstruction call when isSwitch(call) ->
                code.invokestatic(self, added(SWITCH, body -> typeSwitch(body, call.bootstrapArgs())), SWITCH, isInterface());
            case InvokeDynamicInstruction call when isRecord(call) -> {
                List<DirectMethodHandleDesc> fields = call.bootstrapArgs().stream()
                        .skip(2)
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
                boolean hash = call.name().equalsString("hashCode");
                String name = added(call.typeSymbol(), body -> {
                    if (hash) {
                        hashCode(body, fields);
                    } else {
                        equals(body, fields);
                    }
                });
                code.invokestatic(self, name, call.typeSymbol(), isInterface());
            }
            default -> code.with(element);
        }
    }

    private static boolean isSwitch(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    private static boolean isRecord(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().displayName().equals("ObjectMethods")
                && !call.name().equalsString("toString");
    }

    private boolean isInterface() {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    /// Adds a method and returns its name.
    private String added(MethodTypeDesc type, Consumer<CodeBuilder> body) {
        String name = "plain$" + methods.size();
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        methods.add(builder -> builder.withMethodBody(name, type, flags, body));
        return name;
    }

    /// The index of the first label, from the one given by the second argument, that the first argument is an
    /// instance of; the number of labels if there is none, -1 for null.
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
        Label some = code.newLabel();
        code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
        for (int label = 0; label < labels.size(); label++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(label).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(label)).ifeq(next);
            code.loadConstant(label).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.bipush(31).imul().aload(0).getfield(self, field.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void equals(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        Label different = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(different);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = type(field);
            code.aload(0).getfield(self, field.methodName(), type);
            code.aload(1).checkcast(self).getfield(self, field.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
                code.ifne(different);
            } else {
                MethodTypeDesc both = MethodTypeDesc.of(
                        ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
                code.invokestatic(OBJECTS, "equals", both).ifeq(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private static ClassDesc type(DirectMethodHandleDesc field) {
        return field.invocationType().returnType();
    }

    /// The wrapper class of a primitive type, for its `hashCode` and `compare`.
    private static ClassDesc box(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "D" -> ConstantDescs.CD_Double;
            case "F" -> ConstantDescs.CD_Float;
            case "Z" -> ConstantDescs.CD_Boolean;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "B" -> ConstantDescs.CD_Byte;
            default -> throw new IllegalArgumentException(primitive.descriptorString());
        };
    }
}
