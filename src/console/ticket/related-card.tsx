import type { DirectoryKey } from '../../domain/customer-record.js';
import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { entityName } from '../words/entity-name.js';

type Related = NonNullable<TicketJson['related']>;

/** Only this card's; what an agent may see here depends on the company's own field names. */
const WORDS = {
  en: {
    title: 'Customer and records',
    outcome: {
      matched: '',
      ambiguous: 'Several customers may be meant:',
      unknown: 'Nobody is known by what the messages name.',
      unavailable: 'The customer directory could not be asked.',
    },
    sure: (percent: string) => `${percent} sure`,
    named: 'named',
    conflicts: 'Does not go together',
    'other-customer': (what: string, whose: string) => `${what} belongs to customer ${whose}`,
    'not-found': (what: string) => `${what} is not known`,
  },
  de: {
    title: 'Kunde und Vorgänge',
    outcome: {
      matched: '',
      ambiguous: 'Mehrere Kunden kommen in Frage:',
      unknown: 'Zu den Angaben in den Nachrichten ist niemand bekannt.',
      unavailable: 'Das Kundenverzeichnis war nicht erreichbar.',
    },
    sure: (percent: string) => `zu ${percent} sicher`,
    named: 'genannt',
    conflicts: 'Passt nicht zusammen',
    'other-customer': (what: string, whose: string) => `${what} gehört zu Kunde ${whose}`,
    'not-found': (what: string) => `${what} ist nicht bekannt`,
  },
} as const;

/** Who wrote and what the company's systems know of it; nothing where no directory is connected. */
export function RelatedCard({ ticket: { related } }: { readonly ticket: TicketJson }) {
  const { words } = useConsole();
  if (!related) return null;
  const own = WORDS[words.language];
  const { customer, candidates, conflicts, outcome } = related;
  const told = ({ type, value }: DirectoryKey) => `${entityName(words, type)} ${value}`;
  const percent = (confidence: number) => `${Math.round(confidence * 100)} %`;
  return (
    <section class="card" aria-labelledby="related-title">
      <h3 id="related-title" class="card-title">
        {own.title}
      </h3>
      {customer === null ? (
        <p class="muted small">{own.outcome[outcome]}</p>
      ) : (
        <p>
          {customer.name ?? ''} <span class="muted">{customer.customerNumber}</span>{' '}
          <span class="muted small">
            {[own.sure(percent(related.confidence)), ...shown(customer.fields)].join(' · ')}
          </span>
        </p>
      )}
      <ul class="sentences small">
        {candidates.map(({ customerNumber, name, confidence }) => (
          <li key={customerNumber}>{`${name ?? ''} ${customerNumber} · ${percent(confidence)}`}</li>
        ))}
        {itemsOf(related).map(({ type, item: { number, named, fields } }) => (
          <li key={`${type} ${number}`}>
            {[told({ type, value: number }), ...(named ? [own.named] : []), ...shown(fields)].join(' · ')}
          </li>
        ))}
      </ul>
      {conflicts.length > 0 && (
        <div class="missing">
          <h4>{own.conflicts}</h4>
          <ul>
            {conflicts.map((conflict) => (
              <li key={told(conflict)}>
                {own[conflict.kind](told(conflict), conflict.customerNumber ?? '')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const shown = (fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(fields).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`);

const itemsOf = ({ orders, contracts, invoices }: Related) => [
  ...orders.map((item) => ({ type: 'order_number' as const, item })),
  ...contracts.map((item) => ({ type: 'contract_number' as const, item })),
  ...invoices.map((item) => ({ type: 'invoice_number' as const, item })),
];
