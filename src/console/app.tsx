import { useEffect, useState } from 'preact/hooks';
import { ApiError, createApi } from './api/create-api.js';
import type { Me } from './api/json-types.js';
import { forgetDrafts } from './shared/drafts.js';
import { keepSetting, setting } from './shared/setting.js';
import { Shell } from './shell/shell.js';
import { SignIn } from './shell/sign-in.js';
import { de } from './words/de.js';
import { en } from './words/en.js';

const KEY = 'weiche.key';

/** Signs in and out; the key stays in this tab and goes with it. */
export function App() {
  const [language, setLanguage] = useState(() =>
    setting('language', navigator.language.startsWith('de') ? 'de' : 'en'),
  );
  const [session, setSession] = useState<{ readonly key: string; readonly me: Me } | null>(null);
  const [checking, setChecking] = useState(() => sessionStorage.getItem(KEY) !== null);
  const [problem, setProblem] = useState('');
  const words = language === 'de' ? de : en;

  useEffect(() => {
    document.documentElement.lang = words.language;
  }, [words]);

  const signIn = async (key: string) => {
    setChecking(true);
    setProblem('');
    try {
      const me = await createApi(key).get<Me>('/v1/me');
      if (me.role === 'ingest') setProblem(words.signIn.notAllowed);
      else {
        sessionStorage.setItem(KEY, key);
        setSession({ key, me });
      }
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 401;
      if (refused) sessionStorage.removeItem(KEY);
      setProblem(refused ? words.signIn.wrong : words.failed.unreachable);
    }
    setChecking(false);
  };

  useEffect(() => {
    const kept = sessionStorage.getItem(KEY);
    if (kept !== null) void signIn(kept);
  }, []);

  const chooseLanguage = (chosen: string) => {
    keepSetting('language', chosen);
    setLanguage(chosen);
  };
  if (session === null) {
    return (
      <SignIn
        words={words}
        checking={checking}
        problem={problem}
        onKey={(key) => void signIn(key)}
        onLanguage={chooseLanguage}
      />
    );
  }
  return (
    <Shell
      session={session}
      words={words}
      onLanguage={chooseLanguage}
      onSignOut={() => {
        sessionStorage.removeItem(KEY);
        forgetDrafts();
        location.hash = '';
        setSession(null);
      }}
    />
  );
}
