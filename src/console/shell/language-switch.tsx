import type { Words } from '../words/en.js';

export function LanguageSwitch(props: {
  readonly words: Words;
  readonly onLanguage: (language: string) => void;
}) {
  return (
    <label class="setting">
      <span>{props.words.settings.language}</span>
      <select value={props.words.language} onChange={(event) => props.onLanguage(event.currentTarget.value)}>
        <option value="de" lang="de">
          Deutsch
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
    </label>
  );
}
