import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/create-api.js';
import type { SuspectLabelJson, SuspectsJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { formatShare } from '../shared/format-share.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { CasePicker } from '../ticket/case-picker.js';

/** So many are shown at once: the next ones move up as these are decided. */
const SHOWN = 20;

/** Examples whose label is probably wrong, each to be kept, moved or removed; the focus goes on to the next one. */
export function SuspectLabels() {
  const { api, words, caseName, tell, tellError } = useConsole();
  const text = words.suspects;
  const found = useLiveReading(
    'suspect labels',
    () => api.get<SuspectsJson>('/v1/knowledge/suspects'),
    ({ type }) => type === 'knowledge.changed' || type.startsWith('model.'),
    { waitMs: 1000 },
  );
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [choosing, setChoosing] = useState<SuspectLabelJson | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const next = useRef<number | null>(null);
  const left = (found.value?.items ?? []).filter(({ id }) => !decided.has(id));
  const shown = left.slice(0, SHOWN);

  useEffect(() => {
    // the button that was pressed is gone: whoever uses the keyboard goes on where they were
    if (next.current === null || document.querySelector('dialog[open]') !== null) return;
    const place = list.current?.children[Math.min(next.current, shown.length - 1)];
    next.current = null;
    (place?.querySelector('button') ?? heading.current)?.focus();
  }, [decided, shown.length]);

  const decide = (item: SuspectLabelJson, body: object, sentence: string) => {
    const path = `/v1/knowledge/suspects/${encodeURIComponent(item.id)}`;
    const place = shown.indexOf(item);
    const away = () => {
      next.current = place;
      setDecided((before) => new Set([...before, item.id]));
    };
    api.send('POST', path, { body }).then(
      () => {
        away();
        tell(sentence);
      },
      (error: unknown) => {
        // somebody else was faster
        if (error instanceof ApiError && error.status === 404) away();
        else tellError(error);
      },
    );
  };
  const move = (item: SuspectLabelJson, key: string | null) =>
    decide(item, { decision: 'move', businessCase: key }, text.moved(caseName(key, true)));

  return (
    <section class="card narrow" aria-labelledby="suspects-title">
      <h2 id="suspects-title" class="big-title" ref={heading} tabIndex={-1}>
        {text.title} {left.length > 0 && <span class="count">{left.length}</span>}
      </h2>
      <p class="muted small">{text.lead}</p>
      {found.value?.modelId === null && <p class="hint">{text.notLooked}</p>}
      {found.value?.modelId != null && (
        <p class="muted small">
          {text.by(found.value.modelId)} {left.length === 0 && text.none}
        </p>
      )}
      <ul class="review" ref={list}>
        {shown.map((item) => {
          const [label, suggested] = [caseName(item.label, true), caseName(item.suggested, true)];
          return (
            <li key={item.id} class="review-item suspect">
              <p class="review-text">
                {item.subject !== null && <strong>{item.subject}</strong>}
                {item.subject !== null && '\n'}
                {item.text}
              </p>
              <p class="small">
                {text.says} <strong>{label}</strong> · {text.reads} <strong>{suggested}</strong>{' '}
                <span class="muted">
                  ({text.sure(formatShare(item.confidence, words.locale))};{' '}
                  {item.exampleId === null ? text.ofFiles : text.ofCompany})
                </span>
              </p>
              <div class="row">
                <button
                  type="button"
                  onClick={() => decide(item, { decision: 'keep' }, text.kept)}
                  aria-label={text.keepAs(label)}
                >
                  <Icon name="check" size={16} /> {text.keep}
                </button>
                <button type="button" onClick={() => move(item, item.suggested)}>
                  <Icon name="transfer" size={16} /> {text.moveTo(suggested)}
                </button>
                <button type="button" onClick={() => setChoosing(item)}>
                  <Icon name="pencil" size={16} /> {text.other}
                </button>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => decide(item, { decision: 'remove' }, text.removed)}
                >
                  <Icon name="close" size={16} /> {text.remove}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      {choosing !== null && (
        <CasePicker
          current={choosing.label}
          likely={choosing.suggested === null ? [] : [choosing.suggested]}
          onClose={() => setChoosing(null)}
          onChoose={(key) => {
            setChoosing(null);
            move(choosing, key);
          }}
        />
      )}
    </section>
  );
}
