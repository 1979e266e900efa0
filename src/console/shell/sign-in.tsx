import { useState } from 'preact/hooks';
import { Mark } from '../shared/icons.js';
import type { Words } from '../words/en.js';
import { LanguageSwitch } from './language-switch.js';

export function SignIn(props: {
  readonly words: Words;
  readonly checking: boolean;
  readonly problem: string;
  readonly onKey: (key: string) => void;
  readonly onLanguage: (language: string) => void;
}) {
  const { words, checking, problem } = props;
  const [key, setKey] = useState('');
  const [shown, setShown] = useState(false);
  return (
    <main class="sign-in">
      <form
        class="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (key.trim() !== '') props.onKey(key.trim());
        }}
      >
        <div class="brand big">
          <Mark />
          <span>Weiche</span>
        </div>
        <h1>{words.signIn.title}</h1>
        <p class="muted">{words.signIn.lead}</p>
        <label class="field">
          <span>{words.signIn.key}</span>
          <input
            // the types of Preact want one fixed type of field
            type={(shown ? 'text' : 'password') as 'password'}
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
            autocomplete="current-password"
            spellcheck={false}
            required
            autofocus
            aria-describedby="key-hint"
            aria-invalid={problem !== ''}
          />
        </label>
        <p id="key-hint" class="muted small">
          {words.signIn.hint}
        </p>
        <label class="check">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          {words.signIn.show}
        </label>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="primary wide" disabled={checking}>
          {words.signIn.submit}
        </button>
        <LanguageSwitch words={words} onLanguage={props.onLanguage} />
      </form>
    </main>
  );
}
