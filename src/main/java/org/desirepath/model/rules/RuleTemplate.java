package org.desirepath.model.rules;

import java.util.Locale;

/**
 * The usual templates of DECLARE (M. Pesic, H. Schonenberg and W. van der Aalst, "DECLARE: full
 * support for loosely-structured processes", 2007, doi:10.1109/EDOC.2007.14), and {@link #AT_MOST}
 * for contact pressure. {@code a} is the first touchpoint of a rule, {@code b} its second.
 */
public enum RuleTemplate {
  /** {@code a} at least n times. */
  EXISTENCE("Existence", Form.COUNT),
  /** {@code a} fewer than n times. */
  ABSENCE("Absence", Form.COUNT),
  /** {@code a} exactly n times. */
  EXACTLY("Exactly", Form.COUNT),
  /** {@code a} at most n times in any stretch of time of a given length, its end not in it. */
  AT_MOST("At Most", Form.COUNT),
  /** {@code a} is the first event. */
  INIT("Init", Form.ONE),
  /** {@code a} is the last event. */
  END("End", Form.ONE),
  /** {@code a} or {@code b}, or both. */
  CHOICE("Choice", Form.TWO),
  /** Either {@code a} or {@code b}. */
  EXCLUSIVE_CHOICE("Exclusive Choice", Form.TWO),
  /** With each {@code a} there is {@code b}, before or after. */
  RESPONDED_EXISTENCE("Responded Existence", Form.FORWARD),
  /** After each {@code a} comes {@code b}. */
  RESPONSE("Response", Form.FORWARD),
  /** After each {@code a} comes {@code b}, before the next {@code a}. */
  ALTERNATE_RESPONSE("Alternate Response", Form.FORWARD),
  /** Right after each {@code a} comes {@code b}. */
  CHAIN_RESPONSE("Chain Response", Form.FORWARD),
  /** Before each {@code b} came {@code a}. */
  PRECEDENCE("Precedence", Form.BACKWARD),
  /** Before each {@code b} came {@code a}, after the {@code b} before. */
  ALTERNATE_PRECEDENCE("Alternate Precedence", Form.BACKWARD),
  /** Right before each {@code b} came {@code a}. */
  CHAIN_PRECEDENCE("Chain Precedence", Form.BACKWARD),
  /** Responded existence both ways. */
  CO_EXISTENCE("Co-Existence", Form.BOTH),
  /** Response and precedence. */
  SUCCESSION("Succession", Form.BOTH),
  /** Alternate response and alternate precedence. */
  ALTERNATE_SUCCESSION("Alternate Succession", Form.BOTH),
  /** Chain response and chain precedence. */
  CHAIN_SUCCESSION("Chain Succession", Form.BOTH),
  /** With no {@code a} is there {@code b}. */
  NOT_RESPONDED_EXISTENCE("Not Responded Existence", Form.FORWARD),
  /** After no {@code a} comes {@code b}: never after. */
  NOT_RESPONSE("Not Response", Form.FORWARD),
  /** Right after no {@code a} comes {@code b}. */
  NOT_CHAIN_RESPONSE("Not Chain Response", Form.FORWARD),
  /** Before no {@code b} came {@code a}. */
  NOT_PRECEDENCE("Not Precedence", Form.BACKWARD),
  /** Right before no {@code b} came {@code a}. */
  NOT_CHAIN_PRECEDENCE("Not Chain Precedence", Form.BACKWARD),
  /** Not responded existence both ways. */
  NOT_CO_EXISTENCE("Not Co-Existence", Form.BOTH),
  /** Not response and not precedence. */
  NOT_SUCCESSION("Not Succession", Form.BOTH),
  /** Not chain response and not chain precedence. */
  NOT_CHAIN_SUCCESSION("Not Chain Succession", Form.BOTH);

  /** What a rule of the template speaks of, and what activates it. */
  public enum Form {
    /** One touchpoint and a number; the journey activates it. */
    COUNT,
    /** One touchpoint; the journey activates it. */
    ONE,
    /** Two touchpoints; the journey activates it. */
    TWO,
    /** Two touchpoints; each {@code a} activates it. */
    FORWARD,
    /** Two touchpoints; each {@code b} activates it. */
    BACKWARD,
    /** Two touchpoints; each of both activates it. */
    BOTH
  }

  private final String word;
  private final Form form;

  RuleTemplate(String word, Form form) {
    this.word = word;
    this.form = form;
  }

  /** As DECLARE files have it. */
  public String word() {
    return word;
  }

  /** As a blueprint has it, such as {@code alternate_response}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Form form() {
    return form;
  }

  /** Whether it speaks of two touchpoints. */
  public boolean isBinary() {
    return form != Form.COUNT && form != Form.ONE;
  }

  /** Whether the journey as a whole activates it, so that it is never vacuous. */
  public boolean isOfJourney() {
    return form == Form.COUNT || form == Form.ONE || form == Form.TWO;
  }

  /** Whether it forbids what its positive sister asks for. */
  public boolean isNegative() {
    return name().startsWith("NOT_");
  }
}
