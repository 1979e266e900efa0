import { useState } from 'preact/hooks';
import type { CaseSuggestionJson, PageJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { NewCaseDialog } from './new-case-dialog.js';

/** Groups of messages that fit no business case: each may become one. */
export function SuggestedCases() {
  const { api, me, words, readCasesAgain } = useConsole();
  const text = words.newCase;
  const groups = useLiveReading(
    'case suggestions',
    () => api.get<PageJson<CaseSuggestionJson>>('/v1/knowledge/case-suggestions'),
    ({ type }) => type.startsWith('model.'),
    { waitMs: 1000 },
  );
  const [chosen, setChosen] = useState<CaseSuggestionJson | null>(null);
  const items = groups.value?.items ?? [];
  return (
    <section class="card" aria-labelledby="suggested-title">
      <h2 id="suggested-title" class="big-title">
        {text.suggested} {items.length > 0 && <span class="count">{items.length}</span>}
      </h2>
      <p class="muted small">{text.suggestedLead}</p>
      {groups.value !== null && items.length === 0 && <p class="hint">{text.none}</p>}
      <ul class="review">
        {items.map((group) => (
          <li key={group.examples[0]?.ticketId ?? group.phrases.join()} class="review-item">
            <p class="small">
              <strong>{group.phrases.join(' · ')}</strong>{' '}
              <span class="muted">
                {group.messages.toLocaleString(words.locale)} {text.messages}
              </span>
            </p>
            <p class="review-text">{group.examples[0]?.text}</p>
            {me.role !== 'supervisor' && (
              <div class="row">
                <button type="button" onClick={() => setChosen(group)}>
                  <Icon name="spark" size={16} /> {text.make}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {chosen !== null && (
        <NewCaseDialog
          suggestion={chosen}
          onClose={() => setChosen(null)}
          onAdded={() => {
            setChosen(null);
            groups.again();
            readCasesAgain();
          }}
        />
      )}
    </section>
  );
}
