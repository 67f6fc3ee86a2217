/**
 * What {@code roost:doctor} looks at, and what a node says of its own health. Each check is a class
 * that sees the thing itself: a file, a program's answer, a service, a connection. Which there are
 * is {@link dev.roost.node.doctor.Checks}. Imports {@code dev.roost.api}.
 *
 * <p>Kernel interfaces: {@code /proc/uptime}, {@code /proc/meminfo}, {@code /proc/pressure/memory}.
 * Checks run on virtual threads of their own, so that one that hangs is a finding; {@code
 * roost-health-look} begins a round each minute.
 */
package dev.roost.node.doctor;
