import { useConsole } from '../shared/console-context.js';
import { goTo, pathTo } from '../shared/use-route.js';
import { TicketView } from '../ticket/ticket-view.js';
import { InsightsView } from './insights-view.js';
import { LiveFloor } from './live-floor.js';
import { TicketBrowser } from './ticket-browser.js';
import { WorkflowEditor } from './workflow-editor.js';

/** What supervisors look at: `#/floor`, `#/floor/figures`, `#/floor/tickets/ID`, `#/floor/workflow`. */
export function FloorView({ route }: { readonly route: readonly string[] }) {
  const { words } = useConsole();
  const [part = 'live', ticketId] = route;
  if (part === 'ticket' && ticketId !== undefined) {
    const back = () => goTo('floor', 'tickets', ticketId);
    return (
      <div class="whole-ticket">
        <TicketView key={ticketId} ticketId={ticketId} onBack={back} onDone={back} />
      </div>
    );
  }
  const tabs = [
    ['live', words.live.live, pathTo('floor')],
    ['figures', words.insights.title, pathTo('floor', 'figures')],
    ['tickets', words.floor.tickets, pathTo('floor', 'tickets')],
    ['workflow', words.floor.workflow, pathTo('floor', 'workflow')],
  ] as const;
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.floor.title}</h1>
        <nav class="tabs" aria-label={words.floor.title}>
          {tabs.map(([key, name, href]) => (
            <a key={key} href={href} aria-current={part === key ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      {part === 'tickets' ? (
        <TicketBrowser ticketId={ticketId} />
      ) : part === 'figures' ? (
        <InsightsView />
      ) : part === 'workflow' ? (
        <WorkflowEditor />
      ) : (
        <LiveFloor />
      )}
    </div>
  );
}
