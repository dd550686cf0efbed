package org.desirepath.conformance.rules;

import java.util.List;
import java.util.Map;
import org.desirepath.conformance.rules.Monitor.Reach;
import org.desirepath.model.rules.JourneyRule;

/**
 * The monitors of one rule and what they count together.
 *
 * @param codes of the activities at whose events they are to be asked
 */
record Monitors(List<Monitor> monitors, TraceCounts counts, List<Integer> codes) {

  static Monitors of(TraceFrame frame, JourneyRule rule, Map<String, Integer> codes) {
    int a = codes.getOrDefault(rule.first(), -1);
    int b = rule.second() == null ? -1 : codes.getOrDefault(rule.second(), -1);
    TraceCounts counts = new TraceCounts();
    Factory make = new Factory(frame, counts, rule.template().isNegative());
    Matcher forward = new Matcher(frame, rule, a, b);
    Matcher backward = new Matcher(frame, rule, b, a);
    List<Monitor> monitors =
        switch (rule.template()) {
          case EXISTENCE, ABSENCE, EXACTLY, AT_MOST, INIT, END, CHOICE, EXCLUSIVE_CHOICE ->
              List.of(new CountMonitor(frame, forward, counts, rule));
          case RESPONDED_EXISTENCE, NOT_RESPONDED_EXISTENCE ->
              List.of(make.forward(forward, Reach.ANYWHERE));
          case RESPONSE, NOT_RESPONSE -> List.of(make.forward(forward, Reach.AFTER));
          case ALTERNATE_RESPONSE -> List.of(make.forward(forward, Reach.BEFORE_NEXT_ACTIVATION));
          case CHAIN_RESPONSE, NOT_CHAIN_RESPONSE -> List.of(make.next(forward, 1));
          case PRECEDENCE, NOT_PRECEDENCE -> List.of(make.backward(backward, false));
          case ALTERNATE_PRECEDENCE -> List.of(make.backward(backward, true));
          case CHAIN_PRECEDENCE, NOT_CHAIN_PRECEDENCE -> List.of(make.next(backward, -1));
          case CO_EXISTENCE, NOT_CO_EXISTENCE ->
              List.of(
                  make.forward(forward, Reach.ANYWHERE), make.forward(backward, Reach.ANYWHERE));
          case SUCCESSION, NOT_SUCCESSION ->
              List.of(make.forward(forward, Reach.AFTER), make.backward(backward, false));
          case ALTERNATE_SUCCESSION ->
              List.of(
                  make.forward(forward, Reach.BEFORE_NEXT_ACTIVATION),
                  make.backward(backward, true));
          case CHAIN_SUCCESSION, NOT_CHAIN_SUCCESSION ->
              List.of(make.next(forward, 1), make.next(backward, -1));
        };
    List<Integer> named = a == b ? List.of(a) : List.of(a, b);
    return new Monitors(monitors, counts, named.stream().filter(code -> code >= 0).toList());
  }

  void start() {
    counts.clear();
    monitors.forEach(Monitor::start);
  }

  void end() {
    monitors.forEach(Monitor::end);
  }

  private record Factory(TraceFrame frame, TraceCounts counts, boolean negative) {

    Monitor forward(Matcher matcher, Reach reach) {
      return new Monitor.Forward(frame, matcher, counts, reach, negative);
    }

    Monitor backward(Matcher matcher, boolean sinceLastActivation) {
      return new Monitor.Backward(frame, matcher, counts, sinceLastActivation, negative);
    }

    Monitor next(Matcher matcher, int step) {
      return new Monitor.NextEvent(frame, matcher, counts, step, negative);
    }
  }
}
