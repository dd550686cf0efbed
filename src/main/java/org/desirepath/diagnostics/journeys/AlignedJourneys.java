package org.desirepath.diagnostics.journeys;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * A log, its alignment with the design and the status of its journeys: what every {@link
 * Diagnostic} looks at. Immutable; costs O(events of distinct variants) beside what it is made of.
 */
public final class AlignedJourneys {

  /** Instead of a transition: the event is a log move. */
  public static final int LOG_MOVE = -2;

  private final EventLog log;
  private final ConformanceResult conformance;
  private final List<VariantAlignment> variants;
  private final BitSet chosen = new BitSet();
  private @Nullable AlignedJourneys comparable;
  private final JourneyStatuses statuses;
  private final DiagnosisParameters parameters;
  private final int[][] transitions;
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<Optional<Step.Place>> places;
  private final Set<String> flow;
  private final Set<String> allowed;
  private final Set<String> success;
  private final Set<String> exits;
  private final @Nullable BitSet counted;
  private final BitSet timed;
  private final int[] ends;
  private final long[] successTimes;

  private AlignedJourneys(
      EventLog log,
      ConformanceResult conformance,
      JourneyStatuses statuses,
      DiagnosisParameters parameters,
      List<VariantAlignment> variants,
      @Nullable BitSet counted) {
    this.log = log;
    this.counted = counted;
    this.variants = variants;
    this.conformance = conformance;
    this.statuses = statuses;
    this.parameters = parameters;
    DesignedJourney model = conformance.model();
    for (int a = 0; a < log.activities().size(); a++) {
      codes.put(log.activities().get(a), a);
    }
    this.places =
        model.net().transitions().stream()
            .map(transition -> model.facts().place(transition.id()))
            .toList();
    this.flow = model.net().labels();
    this.allowed = new HashSet<>(model.facts().unplannedAllowed());
    this.success = new HashSet<>(model.success());
    this.exits = new HashSet<>(model.exits());
    this.timed = timed(log);
    this.ends = ends(log, statuses);
    this.successTimes = successTimes(log, statuses, counted);
    this.transitions = new int[variants.size()][];
    for (int v = 0; v < transitions.length; v++) {
      transitions[v] = transitions(variants.get(v));
      chosen.set(v, !variants.get(v).equals(conformance.variants().get(v)));
    }
  }

  /**
   * Brings together what belongs to one log.
   *
   * @param conformance of this log, its open journeys those of {@code statuses}
   * @param statuses of this log
   */
  public static AlignedJourneys of(
      EventLog log,
      ConformanceResult conformance,
      JourneyStatuses statuses,
      DiagnosisParameters parameters) {
    return new AlignedJourneys(
        log, conformance, statuses, parameters, conformance.variants(), null);
  }

  /**
   * The same journeys for comparisons of outcomes. Where a journey ends by an exit, which may come
   * from anywhere, an event after a missing touchpoint can be optimally aligned as unplanned too:
   * the alignment shown takes it so, by the contract's tie-break, while in a journey that goes on
   * it is synchronous. Whether it was reached would depend on how the journey ends. So of the
   * optimal alignments of a journey with an exit that with the most synchronous moves is taken.
   * Made once.
   */
  public synchronized AlignedJourneys comparable() {
    AlignedJourneys known = comparable;
    if (known == null) {
      List<VariantAlignment> chosen =
          IntStream.range(0, variants.size()).parallel().mapToObj(this::comparable).toList();
      known = new AlignedJourneys(log, conformance, statuses, parameters, chosen, counted);
      known.comparable = known;
      comparable = known;
    }
    return known;
  }

  /**
   * The same journeys, of which only some can succeed: the success of the others ends them and
   * counts as none.
   *
   * @param traces whose success counts
   */
  public AlignedJourneys countingSuccessOf(BitSet traces) {
    return new AlignedJourneys(
        log, conformance, statuses, parameters, variants, (BitSet) traces.clone());
  }

  private VariantAlignment comparable(int v) {
    VariantAlignment shown = variants.get(v);
    if (!shown.alignment().isOptimal() || !isAmbiguous(shown.alignment().moves())) {
      return shown;
    }
    List<Move> most = conformance.optimalAlignments(v).map(MostSynchronous::of).orElse(List.of());
    if (synchronous(most) <= synchronous(shown.alignment().moves())) {
      return shown;
    }
    return new VariantAlignment(
        shown.activities(),
        shown.open(),
        shown.truncated(),
        shown.traces(),
        shown.firstTrace(),
        new Alignment(most, shown.alignment().lowerBound(), shown.alignment().upperBound()),
        shown.logCost());
  }

  private static long synchronous(List<Move> moves) {
    return moves.stream().filter(Move.Synchronous.class::isInstance).count();
  }

  /** An event of the flow was taken out before an exit. */
  private boolean isAmbiguous(List<Move> moves) {
    boolean out = false;
    for (Move move : moves) {
      out |= move instanceof Move.OfLog ofLog && flow.contains(ofLog.activity());
      if (out && move instanceof Move.Synchronous sync && sync.transition() == Move.EXIT) {
        return true;
      }
    }
    return false;
  }

  /** The alignments in the order of the conformance; of {@link #comparable()} those chosen. */
  public List<VariantAlignment> variants() {
    return variants;
  }

  /** The variants for which another alignment than the one shown was chosen. */
  public BitSet chosen() {
    return (BitSet) chosen.clone();
  }

  private static int[] transitions(VariantAlignment variant) {
    int[] transitions = new int[variant.activities().size()];
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Move.Synchronous sync) {
        transitions[sync.event()] = sync.transition();
      } else if (move instanceof Move.OfLog ofLog) {
        transitions[ofLog.event()] = LOG_MOVE;
      }
    }
    return transitions;
  }

  public EventLog log() {
    return log;
  }

  public ConformanceResult conformance() {
    return conformance;
  }

  public JourneyStatuses statuses() {
    return statuses;
  }

  public DiagnosisParameters parameters() {
    return parameters;
  }

  public DesignedJourney model() {
    return conformance.model();
  }

  /**
   * The transition of a synchronous move by the event's position in its trace, {@link Move#EXIT} or
   * {@link #LOG_MOVE}. Shared between the traces of a variant: not to be changed.
   */
  public int[] transitionsOf(int trace) {
    return transitions[conformance.variantOf(trace)];
  }

  /** The activity code of a touchpoint, or -1 if it is not in the log. */
  public int codeOf(String touchpoint) {
    return codes.getOrDefault(touchpoint, -1);
  }

  public String touchpoint(int code) {
    return log.activities().get(code);
  }

  /** Whether a touchpoint stands in the flow of the design. */
  public boolean isDesigned(String touchpoint) {
    return flow.contains(touchpoint);
  }

  public boolean isSuccess(String touchpoint) {
    return success.contains(touchpoint);
  }

  public boolean isExit(String touchpoint) {
    return exits.contains(touchpoint);
  }

  public boolean isAllowedUnplanned(String touchpoint) {
    return allowed.contains(touchpoint);
  }

  /** The place of the blueprint that a transition comes from; empty for one of another net. */
  public Optional<Step.Place> place(int transition) {
    return places.get(transition);
  }

  /** Whether a trace has events, each with a time. */
  public boolean isTimed(int trace) {
    return timed.get(trace);
  }

  private static BitSet timed(EventLog log) {
    BitSet timed = new BitSet(log.traceCount());
    for (int t = 0; t < log.traceCount(); t++) {
      int e = log.firstEvent(t);
      while (e < log.endEvent(t) && log.timeMillis(e) != EventLog.NO_TIME) {
        e++;
      }
      timed.set(t, e == log.endEvent(t) && e > log.firstEvent(t));
    }
    return timed;
  }

  /** Whether the beginning of a trace was not recorded. */
  public boolean isTruncated(int trace) {
    return conformance.variants().get(conformance.variantOf(trace)).truncated();
  }

  /** The time of the first success, or {@link Long#MAX_VALUE} if there is none that counts. */
  public long successTime(int trace) {
    return successTimes[trace];
  }

  private static long[] successTimes(
      EventLog log, JourneyStatuses statuses, @Nullable BitSet counted) {
    long[] times = new long[log.traceCount()];
    for (int t = 0; t < times.length; t++) {
      int row = counted != null && !counted.get(t) ? -1 : statuses.successEvent(t).orElse(-1);
      times[t] = row < 0 ? Long.MAX_VALUE : log.timeMillis(row);
    }
    return times;
  }

  /** The first row that is success or a designed exit, or the end of the trace. */
  public int endOfJourney(int trace) {
    return ends[trace];
  }

  private static int[] ends(EventLog log, JourneyStatuses statuses) {
    int[] ends = new int[log.traceCount()];
    for (int t = 0; t < ends.length; t++) {
      int end = log.endEvent(t);
      end = StrictMath.min(end, statuses.successEvent(t).orElse(end));
      ends[t] = StrictMath.min(end, statuses.exitEvent(t).orElse(end));
    }
    return ends;
  }
}
