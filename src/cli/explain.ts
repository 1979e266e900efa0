import { Command, Option } from 'commander';
import { DISPLAY_LANGUAGES, type DisplayLanguage } from '../domain/language.js';
import { explainWaitingFromStore } from '../service/explain-from-store.js';
import { explainTicket, type TicketExplanation } from '../service/explain-ticket.js';
import { EXIT_CODES } from './exit-codes.js';
import { withStore } from './with-store.js';

interface ExplainFlags {
  readonly language: DisplayLanguage;
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** `weiche explain TICKET`: why a ticket is what and where it is, and what it waits for. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('tell in sentences why a ticket is what and where it is, and what it waits for')
    .argument('<ticket>', 'its id')
    .addOption(
      new Option('--language <language>', 'of the sentences').choices([...DISPLAY_LANGUAGES]).default('en'),
    )
    .option('--data-dir <directory>', 'where the service keeps its files (default: WEICHE_DATA_DIR or data)')
    .option('--json', 'records and sentences as one JSON document')
    .action(async (ticketId: string, flags: ExplainFlags) => {
      await withStore(flags, async ({ store, clock, knowledge }) => {
        const waiting = await explainWaitingFromStore({ store, clock }, ticketId);
        const dispatcher = { explainWaiting: () => waiting };
        const outcome = await explainTicket({ store }, { knowledge, dispatcher }, ticketId, flags.language);
        if (outcome.kind !== 'ok') {
          process.stderr.write(`weiche: ${outcome.sentence}\n`);
          process.exitCode = EXIT_CODES.failure;
          return;
        }
        const { value } = outcome;
        process.stdout.write(flags.json === true ? `${JSON.stringify(value)}\n` : render(value));
      });
    });
}

function render({ sentences, waiting }: TicketExplanation): string {
  const candidates = (waiting?.candidates ?? []).map(
    ({ agentId, reasons }) => `  ${agentId}: ${reasons.join(' ')}`,
  );
  return [...sentences, ...(waiting?.sentences ?? []), ...candidates].map((line) => `${line}\n`).join('');
}
