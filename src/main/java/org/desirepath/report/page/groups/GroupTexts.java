package org.desirepath.report.page.groups;

import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.targets.Target;
import org.desirepath.diagnostics.targets.TargetVerdict;
import org.desirepath.report.html.Html;
import org.desirepath.report.wording.ComparedSentences;
import org.desirepath.report.wording.English;

/** The words of the sections on targets, groups, experiments, changes, drift and baselines. */
public final class GroupTexts {
  static final String TARGETS = "Targets of the design";
  static final String GROUPS = "Groups beside each other";
  static final String EXPERIMENT = "Experiment";
  static final String CHANGE = "Before and after";
  static final String DRIFT = "Change over time";
  static final String BASELINE = "Since the baseline";
  static final String PERSONAS = "Personas";
  static final String NO_TARGETS = "The design gives no number to hold what happened against.";
  static final String NOT_BEYOND_CHANCE = "not beyond chance";
  static final String FEW = "fewer than 30 journeys: not tested";
  static final String HIGHER = "▲ higher";
  static final String LOWER = "▼ lower";

  /** Stands for a name while the words around it are escaped. */
  private static final String SLOT = "SLOT";

  private GroupTexts() {}

  /** What is compared, as markup. */
  static String subject(Subject subject) {
    return Html.escape(ComparedSentences.subject(subject, SLOT))
        .replace(SLOT, "<b>" + Html.named(subject.touchpoint()) + "</b>");
  }

  static String target(Target target) {
    return switch (target.kind()) {
      case SUCCESS -> "share of success";
      case DROP_OFF -> "share lost";
      case WITHIN -> "share in time";
      case NOT_BEFORE -> "share not too early";
      case SHARE -> "share of the branch";
      case EXPERIENCE -> "mean score";
    };
  }

  static String aim(Target target) {
    return switch (target.aim()) {
      case AT_LEAST -> "at least ";
      case AT_MOST -> "at most ";
      case ABOUT -> "about ";
    };
  }

  /** With a mark that needs no colour. */
  static String verdict(TargetVerdict verdict) {
    return switch (verdict) {
      case PASS -> "<span class=\"verdict better\">✓ pass</span>";
      case FAIL -> "<span class=\"verdict worse\">✗ fail</span>";
      case UNDECIDED -> "? undecided";
    };
  }

  /** With a mark that needs no colour. */
  static String drift(DriftFindings.Kind kind) {
    String mark =
        switch (kind) {
          case STABLE -> "= ";
          case STRUCTURAL -> "↷ ";
          case CYCLIC -> "∿ ";
          case STRUCTURAL_AND_CYCLIC -> "↷∿ ";
          case STRUCTURAL_OR_SEASONAL -> "↷? ";
          case STRUCTURAL_OR_SEASONAL_AND_CYCLIC -> "↷?∿ ";
          case NOT_TESTED -> "– ";
        };
    return mark + ComparedSentences.drift(kind);
  }

  /** Why so many rows are not shown. */
  static String hidden(int hidden) {
    return hidden <= 0 ? "" : "; " + English.count(hidden) + " more are in tables and result.json";
  }
}
