import { basename } from 'node:path';
import { Command, Option } from 'commander';
import type { Example } from '../domain/example.js';
import { detectLanguage } from '../text/detect-language.js';
import { UsageError } from './exit-codes.js';
import { FORMATS, type SourceOptions, sourceRows } from './import/source-rows.js';
import { writeRows } from './write-rows.js';

interface ImportFlags extends SourceOptions {
  readonly out: string;
  readonly map?: readonly string[];
  readonly outOfScope?: string;
  readonly json?: true;
}

/** `weiche import`: what other systems keep, as rows that `train`, `lint` and `evaluate` read. */
export function importCommand(): Command {
  return new Command('import')
    .description('make rows {"text", "label"} of a CSV, JSONL or JSON file, an mbox or a Maildir')
    .addOption(new Option('--from <format>', 'what it is').choices(FORMATS).makeOptionMandatory())
    .requiredOption('--in <path>', 'file or folder')
    .requiredOption('--out <file>', 'where the rows go, as JSON lines')
    .option('--text <column>', 'column that holds the text', 'text')
    .option('--label <column>', 'column that holds the label', 'label')
    .option('--subject <column>', 'column that holds the subject')
    .option(
      '--label-is <case>',
      'the one business case of all rows (mbox; Maildir: the folder’s name unless told)',
    )
    .option('--map <old=case...>', 'their label and ours, such as --map "Tarif=contract_change"')
    .option('--out-of-scope <label>', 'their label for what is out of scope')
    .option('--separator <character>', 'of a CSV file; tab for a tabulator', ',')
    .option('--json', 'one JSON document')
    .action(async (flags: ImportFlags) => {
      const mapping = mappingOf(flags.map ?? []);
      const source = await sourceRows(flags);
      const written = source.rows.filter(({ text }) => text.trim() !== '');
      const labelled = written.filter(({ label }) => label?.trim() !== '');
      const rows = labelled.map(({ text, subject, label }): Example => {
        const own =
          label === null || label === flags.outOfScope ? null : (mapping.get(label) ?? label.trim());
        return {
          text,
          label: own,
          language: detectLanguage(text),
          ...(subject ? { subject } : {}),
          source: `import/${basename(flags.in)}`,
        };
      });
      if (rows.length === 0) throw new UsageError('there are no rows', { file: flags.in });
      await writeRows(flags.out, rows);
      const outcome = {
        out: flags.out,
        rows: rows.length,
        labels: new Set(rows.map(({ label }) => label)).size,
        leftOut: {
          empty: source.rows.length - written.length,
          unlabelled: written.length - labelled.length,
          automatic: source.automatic,
        },
      };
      if (flags.json) console.log(JSON.stringify(outcome));
      else {
        console.log(`${rows.length} rows with ${outcome.labels} labels written to ${flags.out}.`);
        for (const [why, count] of Object.entries(outcome.leftOut))
          if (count > 0) console.log(`${count} left out: ${LEFT_OUT[why]}.`);
      }
    });
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  empty: 'without text',
  unlabelled: 'without label',
  automatic: 'written by machines',
};

function mappingOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--map wants old=case, not ${JSON.stringify(pair)}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}
