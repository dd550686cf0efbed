package org.desirepath.visualization;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Layout by Graphviz compiled to JavaScript (viz.js), run in V8: for machines without Graphviz. A
 * V8 runtime belongs to one thread, so one daemon thread serves all calls and stays warm; a layout
 * that runs too long is stopped and the runtime lives on.
 */
final class VizJs implements GraphLayout {

  private static final String SCRIPTS = "META-INF/resources/webjars/viz.js-graphviz-java/2.1.3/";

  /** viz.js asks for 16 MB, which fails at 150 nodes and 600 edges. */
  private static final String DRIVER =
      """
      var viz = null, outcome = '';
      function place(dot) {
        outcome = '';
        try {
          if (!viz) {
            viz = new Viz({
              Module: function () {
                return Viz.Module({
                  print: function () {}, printErr: function () {}, TOTAL_MEMORY: 268435456
                });
              },
              render: Viz.render
            });
          }
          viz.renderString(dot, {format: 'json0', engine: 'dot'}).then(
            function (json) { outcome = '+' + json; },
            function (fault) { viz = null; outcome = '-' + fault; });
        } catch (fault) {
          viz = null;
          outcome = '-' + fault;
        }
      }
      """;

  private static final ExecutorService RENDER_THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "viz.js");
            thread.setDaemon(true);
            return thread;
          });

  /** Touched by the render thread, and by a caller that stops a layout. */
  private static volatile @Nullable V8Runtime runtime;

  private final Duration limit;

  VizJs(Duration limit) {
    this.limit = limit;
  }

  @Override
  public String name() {
    return "viz.js 2.1.3 (Graphviz 2.44.0)";
  }

  @Override
  public Placement place(Figure.Graph graph, String dot) throws IOException {
    AtomicBoolean running = new AtomicBoolean();
    Future<String> answer = RENDER_THREAD.submit(() -> layout(dot, running));
    try {
      return DotGraph.read(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS), graph);
    } catch (TimeoutException e) {
      answer.cancel(false);
      stop(running);
      throw new IOException("viz.js took longer than " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(false);
      stop(running);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while viz.js ran", e);
    } catch (ExecutionException e) {
      throw new IOException("viz.js failed: " + e.getCause(), e);
    }
  }

  /** A layout that still waits for its turn must not stop the one before it. */
  private static void stop(AtomicBoolean running) {
    V8Runtime v8 = runtime;
    if (v8 != null && running.get()) {
      v8.terminateExecution();
    }
  }

  private static String layout(String dot, AtomicBoolean running)
      throws IOException, JavetException {
    V8Runtime v8 = runtime == null ? start() : runtime;
    runtime = v8;
    v8.getGlobalObject().set("source", dot);
    String outcome;
    try {
      running.set(true);
      v8.getExecutor("place(source)").executeVoid();
      v8.await();
      outcome = v8.getExecutor("outcome").executeString();
    } catch (JavetException e) {
      v8.getExecutor("viz = null").executeVoid();
      throw e;
    } finally {
      running.set(false);
    }
    if (outcome == null || outcome.length() < 2 || outcome.charAt(0) != '+') {
      throw new IOException(
          outcome == null || outcome.isEmpty() ? "it gave no answer" : outcome.substring(1));
    }
    return outcome.substring(1);
  }

  private static V8Runtime start() throws IOException, JavetException {
    unpackLibrary();
    V8Runtime v8;
    try {
      v8 = V8Host.getV8Instance().createV8Runtime();
    } catch (LinkageError e) {
      throw new IOException("V8 can't be loaded here: " + e.getMessage(), e);
    }
    v8.setPromiseRejectCallback((event, promise, value) -> {});
    v8.getExecutor(script("viz.js")).executeVoid();
    v8.getExecutor(script("full.render.js")).executeVoid();
    v8.getExecutor(DRIVER).executeVoid();
    return v8;
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

  private static String script(String name) throws IOException {
    ClassLoader own = VizJs.class.getClassLoader();
    ClassLoader loader = own == null ? ClassLoader.getSystemClassLoader() : own;
    try (InputStream in = loader.getResourceAsStream(SCRIPTS + name)) {
      if (in == null) {
        throw new IOException("the script " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
