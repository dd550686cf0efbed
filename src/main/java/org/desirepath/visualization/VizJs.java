package org.desirepath.visualization;

import guru.nidi.graphviz.engine.AbstractJsGraphvizEngine;
import guru.nidi.graphviz.engine.Engine;
import guru.nidi.graphviz.engine.Format;
import guru.nidi.graphviz.engine.Options;
import java.io.IOException;
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
 * Layout by Graphviz compiled to JavaScript (viz.js), through graphviz-java and run in V8: for
 * machines without Graphviz. A V8 runtime belongs to one thread, so one daemon thread serves all
 * calls and stays warm; a layout that runs too long is stopped and the runtime lives on.
 */
final class VizJs implements GraphLayout {

  /** The default of 16 MB fails at 150 nodes and 600 edges. */
  private static final int MEMORY = 256 << 20;

  private static final Options JSON0 = Options.create().engine(Engine.DOT).format(Format.JSON0);

  private static final ExecutorService RENDER_THREAD =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "viz.js");
            thread.setDaemon(true);
            return thread;
          });

  /** Made by the render thread; touched by a caller that stops a layout. */
  private static volatile @Nullable JavetEngine started;

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
    JavetEngine engine = started;
    if (engine != null && running.get()) {
      engine.stop();
    }
  }

  private static String layout(String dot, AtomicBoolean running) {
    VizEngine viz = new VizEngine();
    viz.warmUp();
    running.set(true);
    try {
      return viz.jsVizExec(dot, JSON0);
    } finally {
      running.set(false);
    }
  }

  private static JavetEngine start() {
    JavetEngine engine = JavetEngine.start();
    started = engine;
    return engine;
  }

  /**
   * graphviz-java's viz.js with V8 by Javet. Two steps of the original are left out. It measures
   * the letters of every font named, or seeming to be named in a label, with the fonts of the
   * machine: that fails where there are none, and our labels have explicit sizes. And it rewrites
   * what looks like the path of an image, which we never draw, but a name may look like it. One
   * step is added: Graphviz starts anew for each layout, since what it keeps from the one before
   * (such as the state of its random numbers) changes the next by some points. graphviz-java keeps
   * one JavaScript engine for each thread, so making this object is cheap.
   */
  private static final class VizEngine extends AbstractJsGraphvizEngine {

    VizEngine() {
      super(true, VizJs::start);
    }

    /** Loads the scripts, at the first call of the thread only. */
    void warmUp() {
      doInit();
    }

    @Override
    protected String jsVizExec(String dot, Options options) {
      return engine()
          .executeJavascript(
              "totalMemory=" + MEMORY + "; initViz(true); render(",
              dot,
              ", " + options.toJson(false) + ");");
    }
  }
}
