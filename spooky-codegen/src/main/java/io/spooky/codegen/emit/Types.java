package io.spooky.codegen.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/** What all generated types share. */
final class Types {
  private Types() {}

  /** Returns the annotation that marks generated code. */
  static AnnotationSpec generated() {
    return AnnotationSpec.builder(Generated.class)
        .addMember("value", "$S", "io.spooky.codegen")
        .build();
  }

  /** Returns a public method that implements one of the contract. */
  static MethodSpec.Builder implementing(RuntimeTypes.Member member) {
    return MethodSpec.methodBuilder(member.name())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  /** Returns a constructor that keeps anyone from making an instance. */
  static MethodSpec noInstances() {
    return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
  }
}
