// SPDX-License-Identifier: Apache-2.0
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes out a class's switches over types, and how its record is compared, as methods of their own.
 *
 * <p>Java makes them itself, while the program runs, when they are first met; its cache of classes keeps what it makes for
 * lambdas and for texts put together, but not these. Each costs a start some milliseconds, and memory that no other process
 * shares.
 */
final class WrittenOut {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();

  /** What stands in a method's place of being made. */
  private interface Body {
    void write(CodeBuilder code);
  }

  private WrittenOut() {
  }

  /** The class, the same array when there is nothing to write out. */
  static byte[] of(byte[] octets, ClassFile file) {
    ClassModel old = file.parse(octets);
    Map<String, InvokeDynamicInstruction> made = new LinkedHashMap<>();
    for (MethodModel method : old.methods()) {
      method.code().ifPresent(code -> code.forEach(element -> {
        if (element instanceof InvokeDynamicInstruction call && body(call).isPresent()) {
          made.putIfAbsent(name(call), call);
        }
      }));
    }
    return made.isEmpty() ? octets : file.transformClass(old, transform(old, made));
  }

  private static String name(InvokeDynamicInstruction call) {
    return "writtenOut$" + call.invokedynamic().index();
  }

  private static ClassTransform transform(ClassModel old, Map<String, InvokeDynamicInstruction> made) {
    boolean isInterface = old.flags().has(AccessFlag.INTERFACE);
    CodeTransform calls = (code, element) -> {
      if (element instanceof InvokeDynamicInstruction call && made.containsKey(name(call))) {
        code.invokestatic(old.thisClass().asSymbol(), name(call), call.typeSymbol(), isInterface);
      } else {
        code.with(element);
      }
    };
    return ClassTransform.transformingMethodBodies(method -> has(method, made), calls)
        .andThen(ClassTransform.endHandler(built -> made.forEach((name, call) -> built.withMethodBody(name, call.typeSymbol(),
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, body(call).orElseThrow()::write))));
  }

  private static boolean has(MethodModel method, Map<String, InvokeDynamicInstruction> made) {
    return method.code().filter(code -> code.elementStream()
        .anyMatch(e -> e instanceof InvokeDynamicInstruction call && made.containsKey(name(call)))).isPresent();
  }

  /** Empty for what Java is left to make: lambdas and texts, and switches over words or constants, which are rare. */
  private static Optional<Body> body(InvokeDynamicInstruction call) {
    ClassDesc maker = call.bootstrapMethod().owner();
    List<ConstantDesc> told = call.bootstrapArgs();
    if (maker.equals(SWITCHES) && call.bootstrapMethod().methodName().equals("typeSwitch")
        && told.stream().allMatch(ClassDesc.class::isInstance)) {
      return Optional.of(code -> typeSwitch(code, told));
    }
    if (maker.equals(RECORDS) && call.name().equalsString("hashCode")) {
      return Optional.of(code -> hashCode(code, components(told)));
    }
    if (maker.equals(RECORDS) && call.name().equalsString("equals")) {
      return Optional.of(code -> equals(code, (ClassDesc) told.getFirst(), components(told)));
    }
    return Optional.empty();
  }

  /** Behind the record's class and its components' names stand the handles that read them. */
  private static List<DirectMethodHandleDesc> components(List<ConstantDesc> told) {
    return told.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
  }

  /** As {@code SwitchBootstraps.typeSwitch} has it: the first label from the given one on that fits, -1 for null. */
  private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).loadConstant(-1).ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next).aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next)
          .loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  /** As {@code ObjectMethods} has it: 31 times what is before, and the next. */
  private static void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> components) {
    code.loadConstant(0);
    for (DirectMethodHandleDesc component : components) {
      ClassDesc type = type(component);
      code.loadConstant(31).imul();
      read(code, 0, component);
      code.invokestatic(type.isPrimitive() ? box(type) : OBJECTS, "hashCode",
          MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object)).iadd();
    }
    code.ireturn();
  }

  private static void equals(CodeBuilder code, ClassDesc record, List<DirectMethodHandleDesc> components) {
    Label other = code.newLabel();
    Label no = code.newLabel();
    code.aload(0).aload(1).if_acmpne(other).loadConstant(1).ireturn().labelBinding(other);
    code.aload(1).instanceOf(record).ifeq(no).aload(1).checkcast(record).astore(2);
    for (DirectMethodHandleDesc component : components) {
      ClassDesc type = type(component);
      read(code, 0, component);
      read(code, 2, component);
      if (type.isPrimitive()) {
        code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(no);
      } else {
        code.invokestatic(OBJECTS, "equals",
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object)).ifeq(no);
      }
    }
    code.loadConstant(1).ireturn().labelBinding(no).loadConstant(0).ireturn();
  }

  private static void read(CodeBuilder code, int slot, DirectMethodHandleDesc component) {
    code.aload(slot).getfield(component.owner(), component.methodName(), type(component));
  }

  private static ClassDesc type(DirectMethodHandleDesc component) {
    return component.invocationType().returnType();
  }

  private static ClassDesc box(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.descriptorString());
    };
  }
}
