package io.spooky.codegen.live;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps the class files that javac writes; reads everything else from the disk. */
final class MemoryFileManager extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, ClassFile> files = new TreeMap<>();

  MemoryFileManager(JavaFileManager disk) {
    super(disk);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return files.computeIfAbsent(className, ClassFile::new);
  }

  /** Returns the class files by binary name. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> classes = new TreeMap<>();
    files.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
    return classes;
  }

  private static final class ClassFile extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ClassFile(String className) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      bytes.reset();
      return bytes;
    }
  }
}
