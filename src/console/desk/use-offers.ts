import { useEffect, useRef } from 'preact/hooks';
import { ApiError } from '../api/create-api.js';
import type { OfferJson, PageJson, TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import type { LiveReading } from '../shared/use-live-reading.js';

/** Taking and declining offers; a new one is read out to those who do not see it come. */
export function useOffers(parts: {
  readonly offers: LiveReading<PageJson<OfferJson>>;
  readonly mine: LiveReading<readonly TicketJson[]>;
  readonly onAccepted: (ticketId: string) => void;
}): { readonly accept: (offer: OfferJson) => void; readonly reject: (offer: OfferJson) => void } {
  const { api, words, caseName, tell, tellError } = useConsole();
  const { offers, mine, onAccepted } = parts;

  const known = useRef(new Set<string>());
  const items = offers.value?.items;
  useEffect(() => {
    for (const { id, ticket } of items ?? []) {
      if (known.current.has(id)) continue;
      known.current.add(id);
      const what = `${caseName(ticket.businessCase, ticket.outOfScope)}, ${words.channel[ticket.channel]}`;
      announce(words.desk.newOffer(what));
    }
  }, [items, caseName, words]);

  const answer = async (offer: OfferJson, verb: 'accept' | 'reject'): Promise<TicketJson | null> => {
    // gone at once: what is pressed twice must not hit the next offer's neighbour
    offers.set({ items: (offers.value?.items ?? []).filter(({ id }) => id !== offer.id), next: null });
    try {
      return await api.send<TicketJson>('POST', `/v1/reservations/${offer.id}/${verb}`);
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) tell(words.failed.offerGone, 'problem');
      else tellError(error);
      offers.again();
      return null;
    }
  };
  return {
    accept: (offer) => {
      void answer(offer, 'accept').then((ticket) => {
        if (ticket === null) return;
        mine.set([...(mine.value ?? []).filter(({ id }) => id !== ticket.id), ticket]);
        onAccepted(ticket.id);
      });
    },
    reject: (offer) => void answer(offer, 'reject'),
  };
}

/** Says a sentence to screen readers only. */
function announce(sentence: string): void {
  let region = document.getElementById('announcements');
  if (region === null) {
    region = document.createElement('div');
    region.id = 'announcements';
    region.className = 'off-screen';
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  region.textContent = sentence;
}
