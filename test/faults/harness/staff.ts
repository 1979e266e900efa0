import type { Call } from '../../e2e/harness/api.js';

const STAFF = ['anna', 'ben'];
const SKILLS = { triage: 5 };

/** Two agents with less room than there are tickets, so that offers come and go. */
export async function hireStaff(call: Call): Promise<void> {
  for (const id of STAFF) {
    const capacity = { email: 20, 'web-form': 20, chat: 20 };
    await call('PUT', `/v1/agents/${id}`, { name: id, skills: SKILLS, languages: ['de', 'en'], capacity });
    await call('PATCH', `/v1/agents/${id}/presence`, { presence: 'available' });
  }
}

/** Agents at work. */
export interface WorkingStaff {
  /** Tickets that they have completed. */
  completed(): number;
  /** Resolves after the calls in hand. */
  end(): Promise<void>;
}

/**
 * The agents accept what they are offered and complete what they have, while the service may be struck: a call that
 * breaks off is made again at the next look.
 */
export function workOn(call: () => Call): WorkingStaff {
  let completed = 0;
  let isOver = false;
  const items = async (
    path: string,
  ): Promise<readonly { readonly id: string; readonly reservation?: { readonly id: string } }[]> =>
    (await call()('GET', path).catch(() => null))?.body?.items ?? [];
  const post = async (path: string): Promise<boolean> =>
    (await call()('POST', path).catch(() => null))?.status === 200;
  const work = async (): Promise<void> => {
    while (!isOver) {
      const offered = await items('/v1/tickets?state=reserved&limit=50');
      await Promise.all(offered.map(({ reservation }) => post(`/v1/reservations/${reservation?.id}/accept`)));
      const assigned = await items('/v1/tickets?state=assigned&limit=50');
      const done = await Promise.all(assigned.map(({ id }) => post(`/v1/tickets/${id}/complete`)));
      completed += done.filter(Boolean).length;
      if (offered.length + assigned.length > 0) continue;
      // who missed offers while nothing could be reached, or while nobody worked, was set away
      for (const id of STAFF) {
        await call()('PATCH', `/v1/agents/${id}/presence`, { presence: 'available' }).catch(() => null);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const working = work();
  return {
    completed: () => completed,
    end() {
      isOver = true;
      return working;
    },
  };
}
