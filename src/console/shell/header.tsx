import { useEffect, useState } from 'preact/hooks';
import { PresenceSwitch } from '../desk/presence-switch.js';
import { useConsole } from '../shared/console-context.js';
import { Icon, Mark } from '../shared/icons.js';
import { applyTheme, THEMES, theme } from '../shared/theme.js';
import { pathTo } from '../shared/use-route.js';
import { useShortcuts } from '../shared/use-shortcuts.js';
import { LanguageSwitch } from './language-switch.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import type { View } from './views-of.js';

export function Header(props: {
  readonly views: readonly View[];
  readonly view: View;
  readonly onLanguage: (language: string) => void;
  readonly onSignOut: () => void;
}) {
  const { words, live, me } = useConsole();
  const [state, setState] = useState(live.state());
  const [helping, setHelping] = useState(false);
  const [chosenTheme, setChosenTheme] = useState(theme);
  useEffect(() => {
    setState(live.state());
    return live.onState(setState);
  }, [live]);
  useShortcuts({ '?': () => setHelping(true) });
  return (
    <>
      <header class="top">
        <div class="brand">
          <Mark />
          <span>Weiche</span>
        </div>
        {props.views.length > 1 && (
          <nav aria-label={words.nav.main}>
            {props.views.map((view) => (
              <a key={view} href={pathTo(view)} aria-current={view === props.view ? 'page' : undefined}>
                {words.nav[view]}
              </a>
            ))}
          </nav>
        )}
        <div class="top-end">
          {me.agentId !== null && <PresenceSwitch agentId={me.agentId} />}
          <span class={`live live-${state}`} title={words.live[state]}>
            <span class="dot" />
            <span class="live-word">{words.live[state]}</span>
          </span>
          <button
            type="button"
            class="quiet icon-only"
            aria-label={words.shortcuts.open}
            onClick={() => setHelping(true)}
          >
            <Icon name="keyboard" />
          </button>
          <details
            class="menu"
            onFocusOut={({ currentTarget, relatedTarget }) => {
              if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
                currentTarget.open = false;
            }}
            onKeyDown={({ currentTarget, key }) => {
              if (key === 'Escape') currentTarget.open = false;
            }}
          >
            <summary aria-label={me.name}>
              <span class="avatar" aria-hidden="true">
                {me.name.slice(0, 1).toUpperCase()}
              </span>
            </summary>
            <div class="menu-body" tabIndex={-1}>
              <p class="menu-name">{me.name}</p>
              <LanguageSwitch words={words} onLanguage={props.onLanguage} />
              <label class="setting">
                <span>{words.settings.theme}</span>
                <select
                  value={chosenTheme}
                  onChange={(event) => {
                    const chosen = THEMES.find((one) => one === event.currentTarget.value) ?? 'auto';
                    applyTheme(chosen);
                    setChosenTheme(chosen);
                  }}
                >
                  {THEMES.map((one) => (
                    <option key={one} value={one}>
                      {words.settings[one]}
                    </option>
                  ))}
                </select>
              </label>
              <button type="button" class="quiet wide" onClick={props.onSignOut}>
                <Icon name="leave" /> {words.signIn.signOut}
              </button>
            </div>
          </details>
        </div>
      </header>
      {state === 'lost' && (
        <p class="lost" role="alert">
          {words.live.lostLong}
        </p>
      )}
      {helping && <ShortcutsDialog onClose={() => setHelping(false)} />}
    </>
  );
}
