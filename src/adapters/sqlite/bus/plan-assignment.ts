/** A living subscriber of a group. */
export interface Member {
  readonly id: number;
  readonly topics: readonly string[];
}

export interface Placed {
  readonly id: number;
  readonly topic: string;
  readonly number: number;
  readonly owner: number | null;
}

export interface AssignmentPlan {
  /** Partitions to take: they are this member's share and nobody living holds them. */
  readonly claim: readonly number[];
  /** Partitions to give up: another member's share. */
  readonly release: readonly number[];
}

/**
 * What one member of a group must take and give so that partitions are spread evenly. Every member computes the same
 * shares from the same table (partition n goes to the n-th member of its topic, round robin), so nobody leads.
 */
export function planAssignment(
  me: number,
  members: readonly Member[],
  partitions: readonly Placed[],
): AssignmentPlan {
  const living = new Set(members.map(({ id }) => id));
  const sorted = [...members].sort((a, b) => a.id - b.id);
  const claim: number[] = [];
  const release: number[] = [];
  for (const { id, topic, number, owner } of partitions) {
    const candidates = sorted.filter(({ topics }) => topics.includes(topic));
    const isMyShare = candidates[number % candidates.length]?.id === me;
    if (isMyShare && owner !== me && (owner === null || !living.has(owner))) claim.push(id);
    if (!isMyShare && owner === me) release.push(id);
  }
  return { claim, release };
}
