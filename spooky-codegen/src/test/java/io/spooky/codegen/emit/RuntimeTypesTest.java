package io.spooky.codegen.emit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.palantir.javapoet.ClassName;
import io.spooky.codegen.emit.RuntimeTypes.Member;
import io.spooky.spi.Option;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What generated code refers to is there. */
final class RuntimeTypesTest {
  static Stream<ClassName> types() throws IllegalAccessException {
    return constants(ClassName.class).stream();
  }

  static Stream<Member> members() throws IllegalAccessException {
    return constants(Member.class).stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void type_isPublic(ClassName name) throws ClassNotFoundException {
    assertThat(Modifier.isPublic(Class.forName(name.reflectionName()).getModifiers())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("members")
  void member_isPublic(Member member) throws ReflectiveOperationException {
    Class<?> owner = Class.forName(member.owner().reflectionName());
    if (member.parameters() < 0) {
      assertThat(Modifier.isStatic(owner.getField(member.name()).getModifiers())).isTrue();
    } else {
      assertWithMessage("%s.%s", owner, member)
          .that(parameterCounts(owner, member.name()))
          .contains(member.parameters());
    }
  }

  @Test
  void keyBlocks_ofConfigKeys_nameEveryOptionAfterItsKey() throws ReflectiveOperationException {
    for (String block : RuntimeTypes.KEY_BLOCKS) {
      Class<?> type = Class.forName(RuntimeTypes.CONFIG_KEYS.nestedClass(block).reflectionName());
      for (Object key : (List<?>) type.getField("ALL").get(null)) {
        String constant = ((Option<?>) key).name().toUpperCase(Locale.ROOT);
        assertWithMessage("%s.%s", block, constant)
            .that(type.getField(constant).get(null))
            .isSameInstanceAs(key);
      }
    }
  }

  private static List<Integer> parameterCounts(Class<?> owner, String name) {
    return Stream.of(owner.getMethods())
        .filter(method -> method.getName().equals(name))
        .map(Method::getParameterCount)
        .toList();
  }

  private static <T> List<T> constants(Class<T> type) throws IllegalAccessException {
    List<T> values = new ArrayList<>();
    for (Field field : RuntimeTypes.class.getDeclaredFields()) {
      if (type.isAssignableFrom(field.getType())) {
        values.add(type.cast(field.get(null)));
      }
    }
    assertThat(values).isNotEmpty();
    return values;
  }
}
