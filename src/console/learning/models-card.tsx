import { useState } from 'preact/hooks';
import type { ModelJson, PageJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';
import { formatShare } from '../shared/format-share.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { pathTo } from '../shared/use-route.js';
import { ModelTrial } from './model-trial.js';

/** All models, the live one first; their figures, what the gate said, and the moves between them. */
export function ModelsCard() {
  const { api, words, tell, tellError } = useConsole();
  const text = words.learning;
  const [asking, setAsking] = useState(false);
  const models = useLiveReading(
    'models',
    () => api.get<PageJson<ModelJson>>('/v1/models'),
    ({ type }) => type.startsWith('model.'),
  );
  const items = [...(models.value?.items ?? [])].sort(
    (a, b) =>
      Number(b.state === 'champion') - Number(a.state === 'champion') ||
      b.createdAt.localeCompare(a.createdAt),
  );
  const champion = items.find(({ state }) => state === 'champion');
  const act = (path: string, sentence: string) => {
    api.send<ModelJson>('POST', path).then(() => {
      tell(sentence);
      models.again();
    }, tellError);
  };
  return (
    <section class="card" aria-labelledby="models-title">
      <div class="card-head">
        <h2 id="models-title" class="big-title">
          {text.models}
        </h2>
        {champion?.predecessorId != null && (
          <button type="button" class="danger" onClick={() => setAsking(true)}>
            {text.rollBack}
          </button>
        )}
      </div>
      <ul class="models">
        {items.map((model) => (
          <li key={model.id} class={`model model-${model.state}`}>
            <div class="card-head">
              <div>
                <strong class="model-id">{model.id}</strong>
                <p class="small muted">
                  {text.created}{' '}
                  {new Date(model.createdAt).toLocaleString(words.locale, {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                  })}{' '}
                  · {model.examples.toLocaleString(words.locale)} {text.examples}
                </p>
              </div>
              <span class={`state model-state-${model.state}`}>{text.modelState[model.state]}</span>
            </div>
            <dl class="metrics">
              {Object.entries(words.metric).flatMap(([name, told]) => {
                const value = model.metrics[name];
                return value === null || value === undefined
                  ? []
                  : [
                      <div key={name}>
                        <dt>{told}</dt>
                        <dd>{formatShare(value, words.locale)}</dd>
                      </div>,
                    ];
              })}
            </dl>
            <a
              class="details-link small"
              href={pathTo('learning', 'models', model.id)}
              aria-label={`${text.details}: ${model.id}`}
            >
              {text.details}
            </a>
            {model.state !== 'champion' && <ModelTrial model={model} onChanged={models.again} />}
            {model.state !== 'champion' && (
              <button
                type="button"
                onClick={() => act(`/v1/models/${encodeURIComponent(model.id)}/promote`, text.promoted)}
                aria-label={`${text.promote}: ${model.id}`}
              >
                {text.promote}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <Dialog title={text.rollBack} closeLabel={words.ticket.cancel} onClose={() => setAsking(false)}>
          <p>{text.rollBackAsk}</p>
          <p class="muted small">
            {champion?.id} → {champion?.predecessorId}
          </p>
          <div class="row end">
            <button type="button" onClick={() => setAsking(false)}>
              {words.ticket.cancel}
            </button>
            <button
              type="button"
              class="danger"
              autofocus
              onClick={() => {
                setAsking(false);
                act('/v1/models/rollback', text.rolledBack);
              }}
            >
              {text.rollBack}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
