package io.spooky.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.spooky.codegen.plan.Group;
import io.spooky.codegen.plan.MethodBudget;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Collects describing methods, callers before those that they call, and puts them into the outer
 * class and, when it is full, into nested ones. Their names are unique over all of these classes.
 */
final class DescribingMethods {
  private final SortedMap<Integer, MethodSpec> methods = new TreeMap<>();
  private int reserved;

  /**
   * The parameter of a method, whose name is the same at the caller.
   *
   * @param type its type
   * @param name its name
   */
  record Parameter(ClassName type, String name) {}

  /** Adds a method and returns the statement that calls it. */
  CodeBlock add(String name, String title, Parameter parameter, Supplier<CodeBlock> body) {
    int number = addMethod(name, title, parameter, body);
    String part = part(number) == 0 ? "" : nameOf(part(number)) + ".";
    return CodeBlock.of("$L$L($L);\n", part, name, parameter.name());
  }

  /**
   * Adds a method and returns a reference to it.
   *
   * @param outer the simple name of the outer class
   */
  CodeBlock reference(
      String outer, String name, String title, Parameter parameter, Supplier<CodeBlock> body) {
    int number = addMethod(name, title, parameter, body);
    return CodeBlock.of("$L::$L", part(number) == 0 ? outer : nameOf(part(number)), name);
  }

  private int addMethod(String name, String title, Parameter parameter, Supplier<CodeBlock> body) {
    int number = reserved++;
    MethodSpec method =
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L.\n", title)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(parameter.type(), parameter.name())
            .addCode(body.get())
            .build();
    methods.put(number, method);
    return number;
  }

  /** Returns the statements of the only group, or calls of a method for each of several. */
  <T> CodeBlock groups(
      List<Group<T>> groups,
      String title,
      Parameter parameter,
      Function<Group<T>, CodeBlock> body) {
    if (groups.size() == 1) {
      return body.apply(groups.get(0));
    }
    CodeBlock.Builder calls = CodeBlock.builder();
    for (Group<T> group : groups) {
      calls.add(add(group.describe(), title, parameter, () -> body.apply(group)));
    }
    return calls.build();
  }

  /** Puts the methods into the outer class, and nested classes after them. */
  void addTo(TypeSpec.Builder outer) {
    SortedMap<Integer, TypeSpec.Builder> parts = new TreeMap<>();
    methods.forEach(
        (number, method) -> {
          int part = part(number);
          if (part == 0) {
            outer.addMethod(method);
          } else {
            parts.computeIfAbsent(part, DescribingMethods::type).addMethod(method);
          }
        });
    parts.values().forEach(part -> outer.addType(part.build()));
  }

  private static int part(int number) {
    return number / MethodBudget.DESCRIBING_METHODS_IN_A_CLASS;
  }

  private static String nameOf(int part) {
    return "Part" + part;
  }

  private static TypeSpec.Builder type(int part) {
    return TypeSpec.classBuilder(nameOf(part))
        .addJavadoc("Describes what the classes before have no room for.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addMethod(Types.noInstances());
  }
}
