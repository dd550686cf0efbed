package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a report for a spreadsheet, cell by cell beside the JSON result. */
record ReportTables(Path folder, JsonNode result) {
  private static final String DIFFERENCE =
      "difference=difference,difference_low=interval/0,difference_high=interval/1,p=p,q=q";

  /** By table: the lists its rows come from, then each column and the field it shows. */
  private static final Map<String, List<String>> COLUMNS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "groups",
                  List.of(
                      "/groups/differences,/experiment/comparison/differences",
                      "column=column,value=value,other=other,finding=finding,kind=kind",
                      "touchpoint=touchpoint,count=mine/count,n=mine/n,value_here=mine/value",
                      "value_low=mine/interval/0,value_high=mine/interval/1",
                      "other_count=theirs/count,other_n=theirs/n,other_value=theirs/value",
                      "other_low=theirs/interval/0,other_high=theirs/interval/1",
                      "direction=direction",
                      DIFFERENCE)),
              Map.entry(
                  "targets",
                  List.of(
                      "/targets",
                      "kind=kind,touchpoint=touchpoint,aim=aim,designed=designed,actual=actual",
                      "low=interval/0,high=interval/1,count=count,n=n,verdict=verdict")),
              Map.entry(
                  "change",
                  List.of(
                      "/change/rows",
                      "finding=finding,kind=kind,touchpoint=touchpoint,direction=direction",
                      "before_count=before/count,before_n=before/n",
                      "after_count=after/count,after_n=after/n",
                      "last_year_before_n=lastYearBefore/n,last_year_after_n=lastYearAfter/n",
                      "stratified=stratified,stratified_low=stratifiedInterval/0",
                      "stratified_high=stratifiedInterval/1",
                      "difference_in_differences=differenceInDifferences",
                      DIFFERENCE)),
              Map.entry(
                  "drift",
                  List.of(
                      "/drift/rows",
                      "finding=finding,kind=kind,touchpoint=touchpoint,count=count,n=n",
                      "drift=drift,changed_at=changedAt,before=before,after=after",
                      "before_low=beforeInterval/0,after_high=afterInterval/1",
                      "change_p=change/p,change_q=change/q,weekly_p=weekly/p,weekly_q=weekly/q",
                      "yearly_p=yearly/p,yearly_q=yearly/q")),
              Map.entry(
                  "baseline",
                  List.of(
                      "/baseline/rows",
                      "finding=finding,kind=kind,touchpoint=touchpoint,direction=direction",
                      "then=then,then_low=thenInterval/0,then_high=thenInterval/1",
                      "then_count=thenCount,then_n=thenN,now=now,now_count=nowCount,now_n=nowN",
                      "now_low=nowInterval/0,now_high=nowInterval/1",
                      DIFFERENCE)),
              Map.entry(
                  "cumulative-incidence",
                  List.of(
                      "/dropOff/cumulativeIncidence",
                      "timeMillis=timeMillis,n=n,completed=completed,exited=exited",
                      "abandoned=abandoned,completedLow=completedInterval/0",
                      "completedHigh=completedInterval/1,exitedLow=exitedInterval/0",
                      "abandonedLow=abandonedInterval/0",
                      "exitedHigh=exitedInterval/1,abandonedHigh=abandonedInterval/1")),
              Map.entry(
                  "points-of-no-return",
                  List.of(
                      "/pointsOfNoReturn/states",
                      "journeys=journeys,succeeding=succeeding,chance=chance",
                      "chanceLow=interval/0,chanceHigh=interval/1,verdict=verdict")),
              Map.entry(
                  "conformance-levels",
                  List.of(
                      "/conformance/phases,/conformance/steps,/conformance/touchpoints",
                      "phase=phase,journeys=journeys,complete=complete,partial=partial",
                      "missing=missing,notReached=notReached,sync=sync,log=log,model=model",
                      "cost=cost,fitness=fitness")),
              Map.entry(
                  "phases",
                  List.of(
                      "/touchpoints/phases",
                      "phase=phase,reached=reached/count,journeys=reached/n",
                      "reachedShare=reached/share,furthest=furthest/count",
                      "furthestShare=furthest/share,wentBack=wentBack/count",
                      "wentBackShare=wentBack/share,stayN=stayMillis/n",
                      "stayOpen=stayMillis/open,stayMedianMillis=stayMillis/median")),
              Map.entry(
                  "vanity",
                  List.of(
                      "/vanity",
                      "metric=metric,moments=moments,journeys=journeys,more=more",
                      "riskDifference=riskDifference,low=interval/0,high=interval/1,q=q",
                      "naiveDifference=naiveDifference,naiveLow=naiveInterval/0",
                      "verdict=verdict,words=words"))));

  /** Holds every cell against its field; the number of cells that had one. */
  int check() throws IOException {
    int cells = 0;
    for (Map.Entry<String, List<String>> table : COLUMNS.entrySet()) {
      List<String> columns = table.getValue();
      List<JsonNode> nodes = new ArrayList<>();
      for (String list : columns.get(0).split(",", -1)) {
        result.at(list).forEach(nodes::add);
      }
      List<NamedCsvRecord> rows = rows(table.getKey());
      assertThat(rows).as(table.getKey()).hasSameSizeAs(nodes);
      for (int row = 0; row < rows.size(); row++) {
        for (String pair : String.join(",", columns.subList(1, columns.size())).split(",", -1)) {
          String[] names = pair.split("=", 2);
          String cell = rows.get(row).getField(names[0]);
          same(
              table.getKey() + " row " + (row + 1) + " " + names[0],
              cell,
              nodes.get(row).at("/" + names[1]));
          cells += cell.isEmpty() ? 0 : 1;
        }
      }
    }
    return cells + facts();
  }

  /** The table of touchpoints has one line a number. */
  private int facts() throws IOException {
    Map<String, JsonNode> facts = new TreeMap<>();
    for (JsonNode fact : result.at("/touchpoints/facts")) {
      facts.put(fact.path("touchpoint").asText() + "|" + text(fact.path("channel")), fact);
    }
    int cells = 0;
    for (NamedCsvRecord row : rows("touchpoints")) {
      String what = row.getField("fact");
      String of = row.getField("touchpoint") + "|" + row.getField("channel");
      JsonNode number = facts.get(of).path(what);
      if (number.isObject()) {
        same(of + what, row.getField("n"), number.path("n"));
        same(of + what, row.getField("count"), number.path("count"));
        same(of + what, row.getField("open"), number.path("open"));
        same(
            of + what,
            row.getField("value"),
            number.has("share") ? number.path("share") : number.path("median"));
        cells += 4;
      } else if (number.isNumber()) {
        boolean share = what.equals("journeys");
        same(of + what, row.getField("count"), number);
        if (share) {
          same(of + what, row.getField("value"), facts.get(of).path("share"));
        }
        cells++;
      } else {
        assertThat(what).contains("("); // of a score, by its attribute
      }
    }
    return cells;
  }

  private List<NamedCsvRecord> rows(String table) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("tables/" + table + ".csv"))) {
      return csv.stream().toList();
    }
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? "" : node.asText();
  }

  private static void same(String what, String cell, JsonNode node) {
    if (node.isNumber()) {
      assertThat(cell).as(what).isNotEmpty();
      assertThat(Double.parseDouble(cell)).as(what).isEqualTo(node.doubleValue(), within(1e-9));
    } else {
      assertThat(cell.startsWith("'") ? cell.substring(1) : cell).as(what).isEqualTo(text(node));
    }
  }
}
