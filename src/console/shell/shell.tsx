import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError, createApi } from '../api/create-api.js';
import type { BusinessCaseJson, Me, PageJson, QueueJson } from '../api/json-types.js';
import { openLiveEvents } from '../api/live-events.js';
import { DeskView } from '../desk/desk-view.js';
import { FloorView } from '../floor/floor-view.js';
import { LearningView } from '../learning/learning-view.js';
import { Console, type ConsoleContext } from '../shared/console-context.js';
import { useRoute } from '../shared/use-route.js';
import type { Words } from '../words/en.js';
import { Header } from './header.js';
import { type Notice, Notices } from './notices.js';
import { viewsOf } from './views-of.js';

const NOTICE_MS = { done: 4_000, problem: 12_000 };

/** The page of somebody who has signed in: header, one of the views, and what is told in passing. */
export function Shell(props: {
  readonly session: { readonly key: string; readonly me: Me };
  readonly words: Words;
  readonly onLanguage: (language: string) => void;
  readonly onSignOut: () => void;
}) {
  const { session, words } = props;
  const api = useMemo(() => createApi(session.key), [session.key]);
  const [live, setLive] = useState<ReturnType<typeof openLiveEvents> | null>(null);
  const [cases, setCases] = useState<readonly BusinessCaseJson[]>([]);
  const [queues, setQueues] = useState<readonly QueueJson[]>([]);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [readings, setReadings] = useState(0);
  const numbers = useRef(0);
  const route = useRoute();
  const signOut = useRef(props.onSignOut);
  signOut.current = props.onSignOut;

  const tell = useCallback((sentence: string, kind: 'done' | 'problem' = 'done') => {
    numbers.current += 1;
    const notice: Notice = { number: numbers.current, sentence, kind };
    setNotices((before) => [...before.filter((one) => one.sentence !== sentence).slice(-2), notice]);
    setTimeout(() => setNotices((before) => before.filter((one) => one !== notice)), NOTICE_MS[kind]);
  }, []);
  const tellError = useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) signOut.current();
      else if (error.status === 0) tell(words.failed.unreachable, 'problem');
      else if (error.status === 403) tell(words.failed.forbidden, 'problem');
      else tell(words.failed.other(error.message), 'problem');
    },
    [tell, words],
  );

  useEffect(() => {
    const opened = openLiveEvents(session.key);
    setLive(opened);
    return () => opened.close();
  }, [session.key]);
  useEffect(() => {
    if (live === null) return;
    const read = () => {
      Promise.all([
        api.get<PageJson<BusinessCaseJson>>('/v1/knowledge/business-cases'),
        session.me.role === 'data' ? { items: [], next: null } : api.get<PageJson<QueueJson>>('/v1/queues'),
      ]).then(([ofCases, ofQueues]) => {
        setCases(ofCases.items);
        setQueues(ofQueues.items);
      }, tellError);
    };
    read();
    const stops = [live.onEvent(({ type }) => type === 'queue.changed' && read()), live.onReset(read)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [api, live, session.me.role, tellError, readings]);

  const context = useMemo<ConsoleContext | null>(() => {
    if (live === null) return null;
    const caseNames = new Map(cases.map(({ key, names }) => [key, names[words.language]]));
    const queueNames = new Map(queues.map(({ name, displayName }) => [name, displayName[words.language]]));
    return {
      api,
      live,
      me: session.me,
      words,
      cases,
      readCasesAgain: () => setReadings((before) => before + 1),
      queues,
      caseName: (key, outOfScope = false) =>
        key === null
          ? outOfScope
            ? words.desk.outOfScope
            : words.desk.undecided
          : (caseNames.get(key) ?? key),
      queueName: (name) => queueNames.get(name) ?? name,
      tell,
      tellError,
    };
  }, [api, live, session.me, words, cases, queues, tell, tellError]);

  if (context === null) return null;
  const views = viewsOf(session.me);
  const view = views.find((one) => one === route[0]) ?? views[0];
  return (
    <Console.Provider value={context}>
      <button type="button" class="skip" onClick={toContent}>
        {words.skipToContent}
      </button>
      <Header views={views} view={view ?? 'desk'} onLanguage={props.onLanguage} onSignOut={props.onSignOut} />
      <main id="content" class={`view view-${view}`} tabindex={-1}>
        {view === 'desk' && <DeskView route={route.slice(1)} />}
        {view === 'floor' && <FloorView route={route.slice(1)} />}
        {view === 'learning' && <LearningView route={route.slice(1)} />}
      </main>
      <Notices notices={notices} />
    </Console.Provider>
  );
}

// a link to #content would change the view, whose address stands behind the #
function toContent(): void {
  document.getElementById('content')?.focus();
}
