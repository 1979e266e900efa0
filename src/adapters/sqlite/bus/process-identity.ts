import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names this process so that others on the same machine can tell at once that it has died, instead of waiting for its
 * lease to run out: boot id, process namespace, process id and start time, the last of which a re-used process id does
 * not share. Empty where the system has no /proc; then only leases decide.
 */
export function processIdentity(): string {
  const machine = thisMachine();
  const startedAt = startTimeOf(process.pid);
  return machine === null || startedAt === null ? '' : `${machine} ${process.pid} ${startedAt}`;
}

/** True only when the process is known to have ended; false when it lives or nothing can be known. */
export function hasEnded(identity: string): boolean {
  const machine = thisMachine();
  const [, pid, startedAt] = /^.* (\d+) (\d+)$/.exec(identity) ?? [];
  if (machine === null || pid === undefined || !identity.startsWith(`${machine} `)) return false;
  return startTimeOf(Number(pid)) !== startedAt;
}

function thisMachine(): string | null {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** In clock ticks since boot: field 22 of /proc/PID/stat (proc(5)), counted after the name in parentheses. */
function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // a zombie has ended: it only waits for its parent to notice
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
