import type { PartitionOffset } from './start-offsets.js';
import { mustRejoin } from './translate-error.js';

/**
 * The commits of one member of a group, sent as soon as an outcome is durable and not waited for: the next piece of
 * work begins while the broker answers. Commits of a member go over one connection in order, so that whatever is sent
 * is there before the member joins anew or leaves.
 */
export interface GroupCommits {
  /** The first offset not dealt with, where the broker may not know of it yet. */
  dealtWith(at: PartitionId): bigint | undefined;
  /** Somebody else has gone further, or the topic is another one. */
  forget(at: PartitionId): void;
  /** Everything before this offset is dealt with. */
  send(at: PartitionOffset, commit: (at: PartitionOffset) => Promise<void>): void;
  /** Resolves when more work may be begun: few commits are unanswered, none has failed. Rejects with why to rejoin. */
  ready(): Promise<void>;
  /** Resolves when every commit has been answered. */
  idle(): Promise<void>;
  /** After joining: the partitions of this member for which more is dealt with than the broker knows. */
  rejoined(assigned: ReadonlySet<string>, known: readonly PartitionOffset[]): readonly PartitionOffset[];
}

export interface PartitionId {
  readonly topic: string;
  readonly partition: number;
}

export const idOf = ({ topic, partition }: PartitionId): string => `${topic}/${partition}`;

const MOST_UNANSWERED = 16;
const AGAIN_MS = 200;

export interface GroupCommitsOptions {
  /** Commits what an earlier commit failed for. */
  readonly commitAgain: (positions: readonly PartitionOffset[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
  readonly isClosing: () => boolean;
}

export function createGroupCommits({ commitAgain, onError, isClosing }: GroupCommitsOptions): GroupCommits {
  const dealt = new Map<string, PartitionOffset>();
  const unanswered = new Set<Promise<void>>();
  let outdated: unknown = null;
  let mending: Promise<void> | null = null;

  const answered = (at: PartitionOffset): void => {
    if (dealt.get(idOf(at))?.offset === at.offset) dealt.delete(idOf(at));
  };

  /** Until the broker takes them, or the group is joined anew, which settles them as well. */
  const mend = async (): Promise<void> => {
    while (!isClosing() && outdated === null && dealt.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      const positions = [...dealt.values()];
      try {
        await commitAgain(positions);
        positions.forEach(answered);
      } catch (error) {
        if (mustRejoin(error)) outdated ??= error;
        else onError(error);
      }
    }
    mending = null;
  };

  return {
    dealtWith(at) {
      const known = dealt.get(idOf(at));
      return known === undefined ? undefined : BigInt(known.offset);
    },
    forget: (at) => void dealt.delete(idOf(at)),
    send(at, commit) {
      dealt.set(idOf(at), at);
      const sent: Promise<void> = commit(at)
        .then(
          () => answered(at),
          (error: unknown) => {
            if (mustRejoin(error)) {
              outdated ??= error;
              return;
            }
            onError(error);
            mending ??= mend();
          },
        )
        .finally(() => unanswered.delete(sent));
      unanswered.add(sent);
    },
    async ready() {
      while (unanswered.size >= MOST_UNANSWERED) await Promise.race(unanswered);
      if (mending !== null) await mending;
      if (outdated !== null) throw outdated;
    },
    async idle() {
      await Promise.all(unanswered);
    },
    rejoined(assigned, known) {
      outdated = null;
      const committed = new Map(known.map((one) => [idOf(one), BigInt(one.offset)]));
      const ahead: PartitionOffset[] = [];
      for (const [id, at] of dealt) {
        const offset = committed.get(id) ?? -1n;
        // a topic that was deleted and made anew has nothing committed
        if (assigned.has(id) && offset >= 0n && BigInt(at.offset) > offset) ahead.push(at);
        else dealt.delete(id);
      }
      return ahead;
    },
  };
}
