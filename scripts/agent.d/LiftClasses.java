// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of a jar that are older than Java 6 as classes of Java 8, which says the same with a table for
 * the verifier: Java's cache of loaded classes takes no older ones, and reading them costs a start 60 ms.
 *
 * <p>{@code LiftClasses.java JAR…}, each changed in place if it holds such a class.
 */
final class LiftClasses {
  /** The first version that Java's cache takes: Java 6. */
  private static final int YOUNG_ENOUGH = 50;
  private static final int JAVA_8 = 52;

  private LiftClasses() {
  }

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      lift(Path.of(jar));
    }
  }

  private static void lift(Path jar) throws IOException {
    Path lifted = Path.of(jar + ".lifted");
    boolean changed = false;
    try (var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, null);
        var in = new ZipFile(jar.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(lifted))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] octets = in.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".class") && version(octets) < YOUNG_ENOUGH) {
          octets = lift(octets, loader);
          changed = true;
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(octets);
      }
    }
    if (changed) {
      Files.move(lifted, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(lifted);
    }
  }

  /** Octets 6 and 7 of a class file. */
  private static int version(byte[] octets) {
    return (octets[6] & 0xff) << 8 | (octets[7] & 0xff);
  }

  private static byte[] lift(byte[] octets, ClassLoader neighbours) {
    ClassFile file = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(neighbours)
            .orElse(ClassHierarchyResolver.defaultResolver())));
    ClassModel old = file.parse(octets);
    // bodies are gone through one by one, as only then their tables are made
    return file.transformClass(old, ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
        .andThen((built, element) -> {
          if (element instanceof ClassFileVersion) {
            built.withVersion(JAVA_8, 0);
          } else {
            built.with(element);
          }
        }));
  }
}
