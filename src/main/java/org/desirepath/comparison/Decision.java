package org.desirepath.comparison;

/**
 * Something that was decided on the way from the files to the findings, and that another analyst
 * might decide otherwise.
 *
 * @param stage in which it counts
 * @param subject the file or touchpoint it is about; empty = all
 * @param what was decided, such as {@code delimiter} or {@code inactivity limit}
 * @param value what it was decided to be
 * @param by who decided
 * @param reason why, one clause; may be empty
 */
public record Decision(
    Stage stage, String subject, String what, String value, By by, String reason) {

  /** Where in the analysis. */
  public enum Stage {
    READING("reading"),
    PART("part of the log"),
    SOURCES("sources"),
    OUTCOME("outcome"),
    STATISTICS("statistics"),
    SEARCH("search"),
    OPTION("option");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    /** As it stands in results. */
    public String word() {
      return word;
    }
  }

  /** Who decided. */
  public enum By {
    /** The user, on the command line or in a mapping file. */
    GIVEN("given"),
    /** The designed journey says it. */
    DESIGNED("designed"),
    /** It was found in the data. */
    DETECTED("detected"),
    /** Nobody said otherwise. */
    STANDARD("standard");

    private final String word;

    By(String word) {
      this.word = word;
    }

    /** As it stands in results. */
    public String word() {
      return word;
    }
  }
}
