package io.spooky.codegen.emit;

import com.palantir.javapoet.CodeBlock;
import io.spooky.codegen.check.Setting;
import io.spooky.codegen.check.SettingMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One statement of chained calls, each on a line of its own with its place behind it. */
final class Chain {
  private final Places places;
  private final List<CodeBlock> calls = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();

  /**
   * Begins a statement whose first line has no place.
   *
   * @param places writes the comments
   * @param start what the calls are made on
   */
  Chain(Places places, CodeBlock start) {
    this.places = places;
    add(start, "");
  }

  /**
   * Begins a statement.
   *
   * @param places writes the comments
   * @param start what the calls are made on
   * @param line where it stands in the config; 0 for a default
   */
  Chain(Places places, CodeBlock start, int line) {
    this.places = places;
    add(start, places.comment(line));
  }

  /** Begins a statement whose first line has a comment of its own. */
  Chain(CodeBlock start, String comment, Places places) {
    this.places = places;
    add(start, comment);
  }

  /** Adds a call. */
  Chain call(CodeBlock call, int line) {
    add(call, places.comment(line));
    return this;
  }

  /** Adds the keys of a block whose options are constants. */
  Chain settings(String block, SettingMap map) {
    map.values()
        .forEach(
            (key, setting) -> {
              CodeBlock constant =
                  CodeBlock.of(
                      "$T.$L",
                      RuntimeTypes.CONFIG_KEYS.nestedClass(block),
                      key.name().toUpperCase(Locale.ROOT));
              addSetting(RuntimeTypes.SET, constant, setting);
            });
    return this;
  }

  /** Adds options of a plugin. */
  Chain options(SettingMap map) {
    map.values()
        .forEach(
            (key, setting) ->
                addSetting(RuntimeTypes.OPTION, CodeBlock.of("$S", key.name()), setting));
    return this;
  }

  /** Returns the statement. */
  CodeBlock end() {
    CodeBlock.Builder code = CodeBlock.builder().add("$[");
    for (int i = 0; i < calls.size(); i++) {
      String end = i == calls.size() - 1 ? ";" : "";
      String comment = comments.get(i).isEmpty() ? "" : " " + comments.get(i);
      code.add(calls.get(i)).add("$L$L\n", end, comment);
    }
    return code.add("$]").build();
  }

  private void addSetting(RuntimeTypes.Member member, CodeBlock key, Setting setting) {
    CodeBlock.Builder call = CodeBlock.builder();
    call.add(".$L($L, $S", member, key, setting.text());
    if (!setting.isDefault()) {
      call.add(", $L, $L", setting.line(), setting.column());
    }
    add(call.add(")").build(), places.comment(setting.line()));
  }

  private void add(CodeBlock call, String comment) {
    calls.add(call);
    comments.add(comment);
  }
}
