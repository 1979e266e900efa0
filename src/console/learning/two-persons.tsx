import { useEffect, useState } from 'preact/hooks';
import type { BusinessCaseJson } from '../api/json-types.js';
import { searchBusinessCases } from '../logic/search-business-cases.js';
import { useConsole } from '../shared/console-context.js';

/** Which business cases are learnt from one person's correction, and which only when a second person agrees. */
export function TwoPersons() {
  const { api, words, cases, readCasesAgain, tell, tellError } = useConsole();
  const text = words.twoPersons;
  const [typed, setTyped] = useState('');
  // what was ticked here counts until the cases are read again
  const [said, say] = useState<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => say(new Map()), [cases]);
  const hits = new Set(
    searchBusinessCases(cases, typed, { language: words.language, likely: [] }).map(({ key }) => key),
  );
  const shown = cases.filter(({ key }) => typed.trim() === '' || hits.has(key));
  const isMarked = ({ key, twoPersons }: BusinessCaseJson) => said.get(key) ?? twoPersons === true;

  const mark = async (key: string, twoPersons: boolean) => {
    say((before) => new Map([...before, [key, twoPersons]]));
    const path = `/v1/knowledge/business-cases/${encodeURIComponent(key)}`;
    try {
      // as it is now: the list may be old
      const { key: _, ...profile } = await api.get<BusinessCaseJson>(path);
      const changed = await api.send<BusinessCaseJson>('PUT', path, { body: { ...profile, twoPersons } });
      const name = changed.names[words.language];
      tell(twoPersons ? text.on(name) : text.off(name));
    } catch (error) {
      tellError(error);
      say((before) => new Map([...before].filter(([one]) => one !== key)));
    }
    readCasesAgain();
  };

  return (
    <div class="card narrow">
      <h2 id="two-persons-title" class="big-title">
        {text.title} <span class="count">{text.marked(cases.filter(isMarked).length, cases.length)}</span>
      </h2>
      <p class="muted small">{text.lead}</p>
      <label class="field">
        <span>{text.search}</span>
        <input value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="two-persons-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.floor.case}</th>
              <th scope="col">{text.column}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.names[words.language]}</th>
                <td>
                  <label class="check">
                    <input
                      type="checkbox"
                      checked={isMarked(one)}
                      aria-label={`${text.column}: ${one.names[words.language]}`}
                      onChange={(event) => void mark(one.key, event.currentTarget.checked)}
                    />
                  </label>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
