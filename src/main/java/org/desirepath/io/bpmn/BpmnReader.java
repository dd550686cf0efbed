package org.desirepath.io.bpmn;

import java.io.IOException;
import java.io.InputStream;
import org.desirepath.io.FormatException;
import org.desirepath.io.XmlElement;
import org.desirepath.model.DesignedJourney;

/**
 * Reads a process in BPMN 2.0 (OMG, "Business Process Model and Notation (BPMN), Version 2.0.2",
 * 2013; ISO/IEC 19510) from any modeller.
 *
 * <p>Tasks, collapsed sub-processes, and message and timer events with a name are touchpoints. The
 * net has the sequences of touchpoints that the token game of the standard (section 13) allows;
 * where that can't be said exactly, the notes of the journey name each element and what was taken
 * instead. Transactions, compensation, complex gateways and choreographies are errors that name the
 * element. Lanes and pools give the owner and initiator of a touchpoint.
 *
 * <p>O(file) time and space, plus the states of each process and sub-process that has parallel
 * ends, an inclusive join, an event sub-process or an interrupting boundary event; at most {@value
 * ScopeEnd#MOST_STATES} each. Deterministic; thread-safe.
 */
public record BpmnReader() {

  /**
   * The journey of a file, with what lanes and pools say of its touchpoints.
   *
   * @param input the bytes, already unpacked; not closed
   * @param file the name for messages
   * @throws FormatException if the bytes are not BPMN 2.0, or an element can't be represented
   */
  public DesignedJourney read(InputStream input, String file) throws IOException {
    return PoolCompiler.compile(BpmnParser.parse(XmlElement.read(input, file), file));
  }
}
