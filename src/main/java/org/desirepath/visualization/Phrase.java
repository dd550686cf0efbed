package org.desirepath.visualization;

/** What a figure says; {@code #} stands for the values, in order. */
public enum Phrase {
  JOURNEYS("# journeys", "# reizen"),
  UNKNOWN_PERIOD("period unknown", "periode onbekend"),
  HIDDEN_NOTHING("nothing hidden", "niets verborgen"),
  MAP_TITLE("#: where do customers leave the plan?", "#: waar wijken klanten af van het plan?"),
  FOLLOW_PLAN("# follow the plan to the letter #", "# volgt het plan precies #"),
  LEGEND_PLANNED(
      "planned (width = share of journeys, time = median wait)",
      "gepland (dikte = deel van de reizen, tijd = mediane wachttijd)"),
  LEGEND_UNPLANNED("not as planned", "niet volgens plan"),
  LEGEND_LOST("lost", "afgehaakt"),
  LEGEND_LOST_LIMIT("lost (silent for #)", "afgehaakt (# stil)"),
  LEGEND_GOAL("goal", "doel"),
  LEGEND_EXIT("designed exit", "voorziene uitgang"),
  LEGEND_GREY("grey = fewer than # journeys", "grijs = minder dan # reizen"),
  LEGEND_INTERVAL("[ ] = 95 % interval", "[ ] = 95 %-interval"),
  HIDDEN_CARDS(
      "# of # touchpoints hidden (# of visits)",
      "# van # contactpunten verborgen (# van de bezoeken)"),
  HIDDEN_LINKS(
      "# of # lines hidden (# of moves)", "# van # lijnen verborgen (# van de overgangen)"),
  OPTIONAL("optional", "optioneel"),
  AT_ANY_TIME("at any time", "op elk moment"),
  BY_CUSTOMER("customer", "klant"),
  BY_COMPANY("company", "organisatie"),
  WITHIN("plan ≤ #", "plan ≤ #"),
  NO_DATA("no data", "geen gegevens"),
  NOT_OBSERVABLE("leaves no event", "laat geen spoor na"),
  NOT_IN_PLAN("not in the plan", "niet in het plan"),
  DESIGNED_EXIT("designed exit", "voorziene uitgang"),
  MISSING("◇ # missing (#)", "◇ # ontbreekt (#)"),
  LATE("◆ # late (#)", "◆ # te laat (#)"),
  EARLY("◆ # early (#)", "◆ # te vroeg (#)"),
  CHANNEL("◆ # by another channel (#)", "◆ # via ander kanaal (#)"),
  INITIATOR("◆ # started by the other side (#)", "◆ # door de ander begonnen (#)"),
  FAILED("◆ # failed (#)", "◆ # mislukt (#)"),
  EXPERIENCE("◆ # below expected experience (#)", "◆ # beleving lager dan verwacht (#)"),
  RULE("◆ # break a rule (#)", "◆ # breekt een regel (#)"),
  OUT_OF_TURN("⇄ # out of turn (#)", "⇄ # niet op hun beurt (#)"),
  NOT_HERE("+ # not planned here (#)", "+ # hier niet gepland (#)"),
  OTHER("◆ # otherwise off the plan (#)", "◆ # anders dan gepland (#)"),
  LOST("↓ # lost", "↓ # afgehaakt"),
  OPEN("# still open", "# lopen nog"),
  REPEATED("↻ # again", "↻ # opnieuw"),
  OTHER_ORDER("⇄ # in the\nother order", "⇄ # in andere\nvolgorde"),
  SKIPS("# skip ahead", "# slaan over"),
  DROP_TITLE("Where do we lose customers?", "Waar haken klanten af?"),
  LOST_MEANS("lost = silent for #", "afgehaakt = # stil"),
  STILL_OPEN(
      "# still open are shown, not counted as lost",
      "# lopen nog: getoond, niet als afgehaakt geteld"),
  GO_ON("go on", "gaat door"),
  STILL_OPEN_KEY("still open", "loopt nog"),
  REACHED("# reached it", "# kwamen hier"),
  GO_ON_SHARE("# go on", "# gaat door"),
  LOST_INTERVAL("lost [95 %]", "afgehaakt [95 %]"),
  PLAN("plan", "plan"),
  BEYOND_PLAN("gap to plan", "verschil met plan"),
  NO_PLAN("none given", "niet opgegeven"),
  AS_PLANNED("as planned", "volgens plan"),
  MORE_LOST("▲ # more lost #", "▲ # meer afgehaakt #"),
  FEWER_LOST("▼ # fewer lost #", "▼ # minder afgehaakt #"),
  TOO_FEW("too few to judge (# mature)", "te weinig om te beoordelen (# rijp)"),
  NOTHING_TO_SHOW("Nothing to show: #", "Niets te tonen: #"),
  MOMENTS_TITLE("Which moments decide?", "Welke momenten beslissen?"),
  MOMENTS_OUTCOME(
      "effect on #, among journeys at the same point",
      "effect op #, onder reizen op hetzelfde punt"),
  TESTED("# moments tested, # critical", "# momenten getoetst, # beslissend"),
  ODDS_SCALE(
      "◀ harder · odds ratio, log scale · easier ▶",
      "◀ moeilijker · odds ratio, logschaal · makkelijker ▶"),
  ODDS_RATIO("odds ratio", "odds ratio"),
  SUCCESS_RATE("success rate", "slagingskans"),
  SEEN_IN("seen in", "gezien in"),
  EVIDENCE("evidence", "bewijs"),
  OF("# of #", "# van #"),
  POINTS("# pts #", "# ptn #"),
  GAIN("▲ gain", "▲ winst"),
  PAIN("▼ pain", "▼ pijn"),
  NONE("– none", "– geen"),
  LEGEND_GAIN("▲ goes with a better outcome", "▲ gaat samen met een betere uitkomst"),
  LEGEND_PAIN("▼ goes with a worse outcome", "▼ gaat samen met een slechtere uitkomst"),
  LEGEND_NO_EFFECT(
      "– no critical effect, or too few journeys", "– geen beslissend effect, of te weinig reizen"),
  LEGEND_WHISKER("bar = 95 % interval, block = estimate", "balk = 95 %-interval, blok = schatting"),
  NONE_CRITICAL(
      "No moment is critical: no effect is large and certain enough to act on.",
      "Geen moment is beslissend: geen effect is groot en zeker genoeg."),
  MORE_MOMENTS("# with a larger q hidden", "# met een grotere q verborgen"),
  E0("E0 descriptive", "E0 beschrijvend"),
  E1("E1 aligned in time", "E1 gelijk in tijd"),
  E2("E2 adjusted", "E2 gecorrigeerd"),
  E3("E3 experiment", "E3 experiment"),
  PROCESS_TITLE("#: what do customers really do?", "#: wat doen klanten werkelijk?"),
  EVENTS("# events", "# gebeurtenissen"),
  ACTIVITY_COUNTS("# events · # journeys", "# gebeurtenissen · # reizen"),
  START("▶ start", "▶ begin"),
  END("■ end", "■ einde"),
  LEGEND_FOLLOWS(
      "directly followed by (count, median time); bar = share of journeys",
      "direct gevolgd door (aantal, mediane tijd); balk = deel van de reizen"),
  LEGEND_START_END("first and last activities", "eerste en laatste activiteiten"),
  HIDDEN_ACTIVITIES(
      "# of # activities hidden (# of events)",
      "# van # activiteiten verborgen (# van de gebeurtenissen)"),
  NO_EVENTS("there are no events", "er zijn geen gebeurtenissen"),
  NO_TOUCHPOINTS("there are no touchpoints", "er zijn geen contactpunten");

  private final String english;
  private final String dutch;

  Phrase(String english, String dutch) {
    this.english = english;
    this.dutch = dutch;
  }

  String pattern(Wording wording) {
    return wording == Wording.ENGLISH ? english : dutch;
  }
}
