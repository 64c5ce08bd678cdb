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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes that Java's cache of loaded classes does not take as they are; {@code LiftClasses.java JAR…},
 * each changed in place if it holds such a class.
 *
 * <p>Those older than Java 6 become classes of Java 8, which says the same with a table for the verifier: reading them
 * costs a start 60 ms. Of the younger ones, what Java would make at run time is written out.
 */
final class LiftClasses {
  /** The first version that Java's cache takes: Java 6. */
  private static final int YOUNG_ENOUGH = 50;
  private static final int JAVA_8 = 52;

  private final ClassFile.ClassHierarchyResolverOption hierarchy;

  private LiftClasses(ClassHierarchyResolver hierarchy) {
    this.hierarchy = ClassFile.ClassHierarchyResolverOption.of(hierarchy);
  }

  public static void main(String[] jars) throws IOException {
    List<URL> all = new ArrayList<>();
    for (String jar : jars) {
      all.add(Path.of(jar).toUri().toURL());
    }
    try (var neighbours = new URLClassLoader(all.toArray(new URL[0]), null)) {
      LiftClasses lifter = new LiftClasses(ClassHierarchyResolver.ofResourceParsing(neighbours)
          .orElse(ClassHierarchyResolver.defaultResolver()));
      for (String jar : jars) {
        lifter.lift(Path.of(jar));
      }
    }
  }

  private void lift(Path jar) throws IOException {
    Path lifted = Path.of(jar + ".lifted");
    boolean changed = false;
    try (var in = new ZipFile(jar.toFile()); var out = new ZipOutputStream(Files.newOutputStream(lifted))) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] before = in.getInputStream(entry).readAllBytes();
        byte[] octets = entry.getName().endsWith(".class") ? lift(before) : before;
        changed |= octets != before;
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

  private byte[] lift(byte[] octets) {
    if (version(octets) >= YOUNG_ENOUGH) {
      return WrittenOut.of(octets, ClassFile.of(hierarchy));
    }
    ClassFile file = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS, hierarchy);
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
