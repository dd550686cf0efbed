package org.desirepath.io.csv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.io.LogColumn;

/**
 * Names that columns usually have, best first: of XES and PM4Py, Disco, Celonis, bupaR, web
 * analytics, and plain English and Dutch. Compared without case and without all but letters and
 * digits.
 */
final class UsualNames {
  private static final Map<LogColumn, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              LogColumn.CASE,
              split(
                  """
                  caseconceptname caseid case casekey casenumber casenr caseidentifier journeyid
                  journey journeynumber traceid trace processinstance processinstanceid instanceid
                  zaakid zaak zaaknummer klantreis klantreisid dossierid dossier dossiernummer
                  ticketid ticketnumber orderid ordernumber sessionid visitid customerid customer
                  customernumber klantid klant klantnummer userid userpseudoid clientid contactid
                  patientid patient session id""")),
          Map.entry(
              LogColumn.ACTIVITY,
              split(
                  """
                  conceptname eventconceptname activity activityname activityen activiteit
                  touchpoint contactmoment event eventname eventtype gebeurtenis task taskname taak
                  handeling handling action actie step stap stepname operation pagename page""")),
          Map.entry(
              LogColumn.TIME,
              split(
                  """
                  timetimestamp eventtimetimestamp timestamp completetimestamp eventtimestamp
                  eventtime time completetime endtimestamp endtime timecompleted completedat
                  finishedat end finish tijdstip tijd datumtijd tijdstempel eindtijd einde datetime
                  datetimestamp occurredat createdat date datum eventdate contactdate""")),
          Map.entry(
              LogColumn.START_TIME,
              split(
                  """
                  starttimestamp timestarttimestamp starttime timestart startedat startdatetime
                  start begin begintijd starttijd""")),
          Map.entry(
              LogColumn.RESOURCE,
              split(
                  """
                  orgresource eventorgresource resource resourcename employee agent performer
                  medewerker behandelaar uitvoerder""")),
          Map.entry(
              LogColumn.CHANNEL,
              split("channel channelname channelid contactchannel contactchannelid kanaal")),
          Map.entry(LogColumn.INITIATOR, split("initiator initiatedby initiatiefnemer")),
          Map.entry(LogColumn.STATUS, split("status eventstatus")),
          Map.entry(
              LogColumn.EXPERIENCE,
              split("experience satisfaction csat nps ces sentiment tevredenheid beleving")),
          Map.entry(LogColumn.VALUE, split("value revenue omzet")),
          Map.entry(LogColumn.ORDER, split("sorting eventorder position eventindex volgorde")));

  private UsualNames() {}

  private static List<String> split(String names) {
    return List.of(names.strip().split("\\s+"));
  }

  /** The place of a column's name among the usual ones for a meaning, or -1. */
  static int rank(LogColumn meaning, String column) {
    return NAMES.getOrDefault(meaning, List.of()).indexOf(bare(column));
  }

  private static String bare(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
  }
}
