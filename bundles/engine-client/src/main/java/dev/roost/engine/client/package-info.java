/**
 * The engine of this node as a service, over its unix socket: one JSON object per line, requests
 * with ids, answers in any order, events in between.
 *
 * <p>Imports {@code dev.roost.api}, jackson-jr, DS annotations, slf4j. Decides nothing and keeps no
 * state of processes.
 *
 * <p>Threads: {@code roost-engine-reader} reads one connection; {@code roost-engine-writer} writes,
 * so that an interrupted caller cannot close the connection under the others; {@code
 * roost-engine-events} calls listeners; {@code roost-engine-keeper} connects again while there are
 * listeners. Callers wait for their answers on their own threads.
 */
package dev.roost.engine.client;
