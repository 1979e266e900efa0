import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { searchBusinessCases } from '../logic/search-business-cases.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';

/** Type-ahead over business cases and their synonyms: a letter or two, Enter. Combobox of WAI-ARIA 1.2. */
export function CasePicker(props: {
  /** What it is taken for now: nobody corrects to that, so it does not stand in the way. */
  readonly current: string | null;
  /** The model's guesses, best first. */
  readonly likely: readonly string[];
  readonly onChoose: (key: string | null) => void;
  readonly onClose: () => void;
}) {
  const { words, cases } = useConsole();
  const { picker, language } = words;
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const others = cases.filter(({ key }) => key !== props.current);
  const hits = searchBusinessCases(others, typed, { language, likely: props.likely });
  const options = [
    ...hits.map(({ key, name, synonym }) => ({ key: key as string | null, name, synonym })),
    ...(typed === '' || hits.length === 0
      ? [{ key: null as string | null, name: picker.outOfScope, synonym: null }]
      : []),
  ];
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (index: number) => {
    const option = options[index];
    if (option !== undefined) props.onChoose(option.key);
  };
  return (
    <Dialog title={picker.title} closeLabel={words.ticket.cancel} onClose={props.onClose}>
      <input
        class="picker-input"
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={options.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        aria-label={picker.search}
        placeholder={picker.search}
        autocomplete="off"
        spellcheck={false}
        autofocus
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            setActive((active + by + options.length) % Math.max(1, options.length));
          }
          if (event.key === 'Enter') {
            event.preventDefault();
            choose(active);
          }
        }}
      />
      {hits.length === 0 && (
        <p class="muted" role="status">
          {picker.nothing}
        </p>
      )}
      <div ref={list} id={`${id}-list`} class="picker-list" role="listbox" aria-label={picker.title}>
        {options.map(({ key, name, synonym }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={key ?? 'none'}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class={index === active ? 'active' : ''}
            onMouseMove={() => setActive(index)}
            onClick={() => choose(index)}
          >
            <span>{name}</span>
            {synonym !== null && <span class="muted small">{synonym}</span>}
            {key !== null && typed === '' && props.likely.includes(key) && (
              <span class="tag">{picker.likely}</span>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
