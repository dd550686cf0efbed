/**
 * Processes in BPMN 2.0. Start at {@link org.desirepath.io.bpmn.BpmnReader}, which reads a file,
 * makes {@code BpmnFile} of it and gives that to {@code PoolCompiler}. Imports {@code model} and
 * {@code io}.
 */
@NullMarked
package org.desirepath.io.bpmn;

import org.jspecify.annotations.NullMarked;
