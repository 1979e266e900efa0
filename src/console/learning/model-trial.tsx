import { useState } from 'preact/hooks';
import { MOST_CANARY_SHARE } from '../../domain/model.js';
import type { ModelJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

const SHARES = [0, 0.05, 0.1, 0.25, MOST_CANARY_SHARE];

/** What a model on trial has shown beside the live one; for others, how a trial begins. */
export function ModelTrial(props: { readonly model: ModelJson; readonly onChanged: () => void }) {
  const { api, words, tell, tellError } = useConsole();
  const text = words.trial;
  const { model } = props;
  const [share, setShare] = useState(0);
  const isRunning = model.state === 'shadow';
  const path = `/v1/models/${encodeURIComponent(model.id)}/trial`;
  const change = (sent: Promise<unknown>, sentence: string) => {
    sent.then(() => {
      tell(sentence);
      props.onChanged();
    }, tellError);
  };
  const number = (value: number) => value.toLocaleString(words.locale);
  const percent = (value: number) => value.toLocaleString(words.locale, { style: 'percent' });
  return (
    <>
      {model.trial != null && (
        <dl class="metrics">
          {(
            [
              [text.share, model.trial.share === 0 ? text.unused : percent(model.trial.share)],
              [text.read, number(model.trial.predictions)],
              [text.agreed, number(model.trial.agreements)],
              [text.judged, number(model.trial.judged)],
              [text.onlyLive, number(model.trial.onlyChampionRight)],
              [text.onlyTried, number(model.trial.onlyChallengerRight)],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <div class="row wrap">
        {isRunning ? (
          <button type="button" onClick={() => change(api.send('DELETE', path), text.ended)}>
            {text.end}
          </button>
        ) : (
          <>
            <label class="small">
              {text.decides}{' '}
              <select value={String(share)} onChange={(event) => setShare(Number(event.currentTarget.value))}>
                {SHARES.map((one) => (
                  <option key={one} value={String(one)}>
                    {one === 0 ? text.unused : percent(one)}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              aria-label={`${text.start}: ${model.id}`}
              onClick={() => change(api.send('PUT', path, { body: { share } }), text.started)}
            >
              {text.start}
            </button>
          </>
        )}
      </div>
    </>
  );
}
