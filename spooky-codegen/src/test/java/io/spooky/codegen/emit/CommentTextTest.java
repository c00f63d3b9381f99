package io.spooky.codegen.emit;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Config text in comments. */
final class CommentTextTest {
  @Test
  void code_plainText_isCode() {
    assertThat(CommentText.code("/v1/*")).isEqualTo("{@code /v1/*}");
  }

  @Test
  void code_endOfComment_isHarmless() {
    assertThat(CommentText.code("a*/b")).isEqualTo("<code>a&#42;&#47;b</code>");
  }

  @Test
  void code_markup_isText() {
    assertThat(CommentText.code("<b>{@x}")).isEqualTo("<code>&#60;b&#62;&#123;&#64;x&#125;</code>");
  }

  @Test
  void code_unicodeEscape_isHarmless() {
    assertThat(CommentText.code("\\u002a/")).doesNotContain("\\");
  }

  @Test
  void line_lineBreaksAndBackslashes_stayOnTheLine() {
    assertThat(CommentText.line("a\nb\r\\u000ac")).isEqualTo("a b /u000ac");
  }
}
