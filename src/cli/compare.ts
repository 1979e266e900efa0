import { Command } from 'commander';
import { compareModels } from '../knowledge/compare-models.js';
import { EXIT_CODES } from './exit-codes.js';
import { openClassifier } from './open-classifier.js';
import { readExamples } from './read-rows.js';

interface CompareFlags {
  readonly champion: string;
  readonly challenger: string;
  readonly data: readonly string[];
  readonly json?: true;
}

/** `weiche compare`: two models on the same rows, with the rows that changed; exit 1 when the challenger is worse. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('compare two classifiers on the same labelled rows, with the rows that changed')
    .requiredOption('--champion <directory>', 'model directory')
    .requiredOption('--challenger <directory>', 'model directory of the one that is to replace it')
    .requiredOption('--data <file...>', 'JSONL rows {"text", "label"}; label null is out of scope')
    .option('--json', 'one JSON document')
    .action(async ({ champion, challenger, data, json }: CompareFlags) => {
      const rows = await readExamples(data);
      const answer = async (directory: string) =>
        (await openClassifier(directory)).classifyBatch(
          rows.map(({ text, subject }) => ({ text, subject: subject ?? null })),
        );
      const comparison = compareModels(rows, await answer(champion), await answer(challenger));
      const { verdict, changed } = comparison;
      if (json) console.log(JSON.stringify(comparison));
      else {
        for (const { change, label, before, after, text } of changed) {
          const said = `${before ?? 'out of scope'} -> ${after ?? 'out of scope'}`;
          console.log(
            `${change.padEnd(11)} ${label ?? 'out of scope'}: ${said}  ${JSON.stringify(text.slice(0, 100))}`,
          );
        }
        for (const sentence of verdict.sentences) console.log(sentence);
      }
      if (!verdict.passed) process.exitCode = EXIT_CODES.failure;
    });
}
