// The knowledge base that the end-to-end tests start the service with: six of the shipped business cases, which are
// learnt in seconds and are enough to tell a story. Written and learnt once a test run, before the first test.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const cache = join(root, 'node_modules', '.cache', 'weiche-e2e');
const shipped = join(root, 'training-data');

export const SMALL_KNOWLEDGE_DIR = join(cache, 'knowledge');
export const SMALL_MODELS_DIR = join(cache, 'models');
export const SMALL_CASES = [
  'track_order',
  'get_invoice',
  'contract_change',
  'technical_fault',
  'recover_password',
  'praise',
];
/** Rows of each case and language: few, since training time matters here and accuracy does not. */
const ROWS = 25;

function write() {
  rmSync(SMALL_KNOWLEDGE_DIR, { recursive: true, force: true });
  mkdirSync(SMALL_KNOWLEDGE_DIR, { recursive: true });
  const { businessCases } = JSON.parse(readFileSync(join(shipped, 'business-cases.json'), 'utf8'));
  const chosen = businessCases.filter(({ key }) => SMALL_CASES.includes(key));
  writeFileSync(join(SMALL_KNOWLEDGE_DIR, 'business-cases.json'), JSON.stringify({ businessCases: chosen }));
  for (const folder of ['examples', 'out-of-scope', 'golden']) {
    mkdirSync(join(SMALL_KNOWLEDGE_DIR, folder), { recursive: true });
    const seen = new Map();
    for (const name of readdirSync(join(shipped, folder)).sort()) {
      const kept = readFileSync(join(shipped, folder, name), 'utf8')
        .split('\n')
        .filter((line) => {
          if (line.trim() === '') return false;
          const { label, language } = JSON.parse(line);
          const key = `${label} ${language}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
          return (label === null || SMALL_CASES.includes(label)) && seen.get(key) <= ROWS;
        });
      writeFileSync(join(SMALL_KNOWLEDGE_DIR, folder, name), kept.join('\n'));
    }
  }
}

/** Jest's globalSetup of the end-to-end project. */
export default async function setUp() {
  const dist = (path) => import(join(root, 'dist', path));
  write();
  const [{ readKnowledgeBase }, { openDefaultModel }, { createWorkerTrainer }] = await Promise.all([
    dist('app/read-knowledge-base.js'),
    dist('app/default-model.js'),
    dist('app/worker-trainer.js'),
  ]);
  const { trainingRows } = await readKnowledgeBase(SMALL_KNOWLEDGE_DIR);
  const { dir } = await openDefaultModel({
    rows: trainingRows,
    modelsDir: SMALL_MODELS_DIR,
    trainer: createWorkerTrainer({ threads: 2, members: 1 }, 0),
    members: 1,
  });
  // models of earlier runs, whose rows or format were others
  for (const name of readdirSync(SMALL_MODELS_DIR)) {
    if (join(SMALL_MODELS_DIR, name) !== dir)
      rmSync(join(SMALL_MODELS_DIR, name), { recursive: true, force: true });
  }
}
