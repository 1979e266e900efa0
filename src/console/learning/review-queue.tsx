import { useState } from 'preact/hooks';
import type { PageJson, ReviewItemJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { CasePicker } from '../ticket/case-picker.js';

/** Messages from which the model would learn most, to be judged one after the other. */
export function ReviewQueue() {
  const { api, me, words, caseName, tell, tellError } = useConsole();
  const text = words.learning;
  const items = useLiveReading(
    'review queue',
    () => api.get<PageJson<ReviewItemJson>>('/v1/knowledge/review-queue?limit=20'),
    ({ type }) => type === 'job.changed' || type === 'knowledge.changed' || type.startsWith('model.'),
    { waitMs: 1000 },
  );
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [correcting, setCorrecting] = useState<ReviewItemJson | null>(null);
  const left = (items.value?.items ?? []).filter(({ ticketId }) => !done.has(ticketId));

  const judge = (item: ReviewItemJson, businessCase: string | null) => {
    const isRight = businessCase !== null && businessCase === item.businessCase;
    const call =
      me.role === 'data' && item.why !== 'second-opinion'
        ? // data staff hold no tickets: their word becomes an example at once, unless somebody has spoken already
          api.send('POST', '/v1/knowledge/examples', {
            body: { examples: [{ text: item.text, label: businessCase, source: 'review' }] },
          })
        : api.send('POST', `/v1/tickets/${encodeURIComponent(item.ticketId)}/feedback`, {
            body: isRight ? { kind: 'confirmed' } : { kind: 'corrected', businessCase },
          });
    call.then(() => {
      setDone((before) => new Set([...before, item.ticketId]));
      tell(text.reviewed);
    }, tellError);
  };

  return (
    <section class="card" aria-labelledby="review-title">
      <h2 id="review-title" class="big-title">
        {text.review} {left.length > 0 && <span class="count">{left.length}</span>}
      </h2>
      <p class="muted small">{text.reviewLead}</p>
      {items.value !== null && left.length === 0 && <p class="hint">{text.nothing}</p>}
      <ul class="review">
        {left.map((item) => (
          <li key={item.ticketId} class="review-item">
            {item.why === 'second-opinion' && <p class="tag second">{text.secondOpinion}</p>}
            <p class="review-text">{item.text}</p>
            <p class="small">
              <strong>{caseName(item.businessCase, true)}</strong>{' '}
              <span class="muted">
                {item.why !== 'second-opinion' && `${Math.round(item.confidence * 100)} % · `}
                {text.why[item.why]}
              </span>
            </p>
            <div class="row">
              {item.businessCase !== null && (
                <button type="button" onClick={() => judge(item, item.businessCase)}>
                  <Icon name="check" size={16} /> {words.ticket.confirm}
                </button>
              )}
              <button type="button" onClick={() => setCorrecting(item)}>
                <Icon name="pencil" size={16} /> {words.ticket.correct}
              </button>
              <button
                type="button"
                class="quiet"
                onClick={() => setDone((before) => new Set([...before, item.ticketId]))}
              >
                {text.skip}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {correcting !== null && (
        <CasePicker
          current={correcting.businessCase}
          likely={[]}
          onClose={() => setCorrecting(null)}
          onChoose={(key) => {
            setCorrecting(null);
            judge(correcting, key);
          }}
        />
      )}
    </section>
  );
}
