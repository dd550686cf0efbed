/** Desirepath: the designed customer journey beside the journeys customers really made. */
module org.desirepath {
  requires com.caoccao.javet;
  requires com.fasterxml.aalto;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires commons.math3;
  requires de.siegmar.fastcsv;
  requires guru.nidi.graphviz;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires java.sql;
  requires java.xml;
  requires me.tongfei.progressbar;
  requires org.apache.fontbox;
  requires org.apache.pdfbox.io;
  requires org.apache.poi.ooxml;
  requires org.apache.poi.poi;
  requires org.eclipse.elk.alg.layered;
  requires org.eclipse.elk.core;
  requires org.eclipse.elk.graph;
  requires org.eclipse.emf.common;
  requires org.jgrapht.core;
  requires static transitive org.jspecify;
  requires org.yaml.snakeyaml;

  exports org.desirepath.comparison;
  exports org.desirepath.conformance.quality;
  exports org.desirepath.comparison.calibration;
  exports org.desirepath.conformance;
  exports org.desirepath.conformance.online;
  exports org.desirepath.conformance.data;
  exports org.desirepath.conformance.rules;
  exports org.desirepath.diagnostics;
  exports org.desirepath.discovery;
  exports org.desirepath.discovery.inductive;
  exports org.desirepath.diagnostics.deviations;
  exports org.desirepath.diagnostics.dropoff;
  exports org.desirepath.diagnostics.effects;
  exports org.desirepath.diagnostics.journeys;
  exports org.desirepath.diagnostics.moments;
  exports org.desirepath.diagnostics.observability;
  exports org.desirepath.diagnostics.outbound;
  exports org.desirepath.diagnostics.progress;
  exports org.desirepath.diagnostics.returns;
  exports org.desirepath.diagnostics.touchpoints;
  exports org.desirepath.eventlog;
  exports org.desirepath.eventlog.document;
  exports org.desirepath.eventlog.filter;
  exports org.desirepath.io.blueprint;
  exports org.desirepath.io.decl;
  exports org.desirepath.io.plant;
  exports org.desirepath.io.pnml;
  exports org.desirepath.io.truth;
  exports org.desirepath.io;
  exports org.desirepath.model;
  exports org.desirepath.model.contacts;
  exports org.desirepath.model.rules;
  exports org.desirepath.report;
  exports org.desirepath.report.language;
  exports org.desirepath.simulation;
  exports org.desirepath.statistics;
  exports org.desirepath.visualization;
  exports org.desirepath.visualization.figures;

  opens org.desirepath.cli to
      info.picocli;
}
