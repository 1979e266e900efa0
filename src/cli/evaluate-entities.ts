import { Command } from 'commander';
import { type SpanScore, scoreSpans } from '../knowledge/evaluation/score-spans.js';
import { openTagger } from './open-tagger.js';
import { readAnnotatedRows } from './read-annotated-rows.js';

interface EvaluateEntitiesFlags {
  readonly model: string;
  readonly data: readonly string[];
  readonly json?: true;
}

/** Rows tagged before the clock starts, so that speed is that of a running service. */
const WARM_UP_ROWS = 500;

/** `weiche evaluate-entities`: exact spans of a tagger, alone, on annotated rows. */
export function evaluateEntitiesCommand(): Command {
  return new Command('evaluate-entities')
    .description('measure a tagger on annotated rows: exact spans')
    .requiredOption('--model <directory>', 'directory that train-entities wrote')
    .requiredOption('--data <file...>', 'JSONL rows {"text", "entities"}; .gz too, - is standard input')
    .option('--json', 'print one JSON document')
    .action(runEvaluateEntities);
}

async function runEvaluateEntities(flags: EvaluateEntitiesFlags): Promise<void> {
  const { tagger } = await openTagger(flags.model);
  const { rows, notAnnotated } = await readAnnotatedRows(flags.data);
  if (notAnnotated > 0) console.error(`warning: ${notAnnotated} rows have no "entities" and are left out`);
  for (const { text } of rows.slice(0, WARM_UP_ROWS)) tagger.tag(text);
  const begun = performance.now();
  const tagged = rows.map(({ text, entities }) => ({ annotated: entities, found: tagger.tag(text) }));
  const seconds = (performance.now() - begun) / 1000;
  const { n, byType, ...micro } = scoreSpans(tagged);
  const figures = {
    n,
    ...rounded(micro),
    byType: Object.fromEntries(Object.entries(byType).map(([type, score]) => [type, rounded(score)])),
    messagesPerSecond: Math.round(n / Math.max(seconds, 1e-6)),
  };
  if (flags.json) {
    console.log(JSON.stringify(figures));
    return;
  }
  const { precision, recall, f1 } = figures;
  console.log(
    `${n} rows: precision ${precision}, recall ${recall}, F1 ${f1}; ${figures.messagesPerSecond} messages/s`,
  );
  for (const [type, score] of Object.entries(figures.byType))
    console.log(
      `${type.padEnd(30)} F1 ${score.f1}, precision ${score.precision}, recall ${score.recall}, ${score.annotated} annotated`,
    );
}

/** Shares to four places. */
function rounded({ annotated, found, ...shares }: SpanScore) {
  const four = (share: number) => Math.round(share * 10_000) / 10_000;
  return {
    precision: four(shares.precision),
    recall: four(shares.recall),
    f1: four(shares.f1),
    annotated,
    found,
  };
}
