package org.desirepath.visualization;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import guru.nidi.graphviz.engine.AbstractJavascriptEngine;
import guru.nidi.graphviz.engine.GraphvizException;
import java.io.File;
import java.io.IOException;
import java.net.URL;

/**
 * V8 as a JavaScript engine of graphviz-java. Its scripts answer by calling {@code result} or
 * {@code error}, perhaps from a promise. Belongs to the thread that made it; only {@link #stop} may
 * be called by another.
 */
final class JavetEngine extends AbstractJavascriptEngine {

  private static final String ANSWERS =
      """
      var answer = '';
      function result(text) { answer = '+' + text; }
      function error(text) { answer = '-' + text; }
      function log(text) {}
      """;

  private final V8Runtime v8;

  private JavetEngine(V8Runtime v8) {
    this.v8 = v8;
  }

  /**
   * Starts V8.
   *
   * @throws GraphvizException if it can't be started here
   */
  static JavetEngine start() {
    try {
      unpackLibrary();
      V8Runtime v8 = V8Host.getV8Instance().createV8Runtime();
      v8.setPromiseRejectCallback((event, promise, value) -> {});
      v8.getExecutor(ANSWERS).executeVoid();
      return new JavetEngine(v8);
    } catch (IOException | JavetException | LinkageError e) {
      throw new GraphvizException("V8 can't be started here: " + e.getMessage(), e);
    }
  }

  /** Stops the script that runs, if one does; the engine lives on. */
  void stop() {
    v8.terminateExecution();
  }

  @Override
  protected String execute(String script) {
    try {
      v8.getExecutor("answer = ''").executeVoid();
      v8.getExecutor(script).executeVoid();
      v8.await();
      String answer = v8.getExecutor("answer").executeString();
      if (answer == null || answer.isEmpty()) {
        throw new GraphvizException("it gave no answer");
      }
      if (answer.charAt(0) == '-') {
        throw new GraphvizException(answer.substring(1));
      }
      return answer.substring(1);
    } catch (JavetException e) {
      throw new GraphvizException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      v8.close();
    } catch (JavetException e) {
      throw new GraphvizException("V8 can't be closed: " + e.getMessage(), e);
    }
  }

  /** Javet by itself leaves a copy of 40 MB in the temporary folder at every start. */
  private static void unpackLibrary() throws IOException, JavetException {
    JavetLibLoader loader = new JavetLibLoader(JSRuntimeType.V8);
    URL library = JavetLibLoader.class.getResource(loader.getResourceFileName());
    if (library == null) {
      throw new IOException("this build has no V8 library for this platform");
    }
    File folder =
        NativeLibraryCache.ofThisMachine()
            .unpack(library, "javet-" + JavetLibLoader.LIB_VERSION, loader.getLibFileName())
            .toFile();
    JavetLibLoader.setLibLoadingListener(
        new IJavetLibLoadingListener() {
          @Override
          public File getLibPath(JSRuntimeType type) {
            return folder;
          }

          @Override
          public boolean isDeploy(JSRuntimeType type) {
            return false;
          }
        });
  }
}
