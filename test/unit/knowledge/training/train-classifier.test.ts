import {
  loadClassifier,
  memberFile,
  VOCABULARY_FILE,
} from '../../../../src/classification/load-classifier.js';
import { ModelFileError } from '../../../../src/classification/model-file-error.js';
import { MANIFEST_FILE } from '../../../../src/classification/sealed-manifest.js';
import type { Example } from '../../../../src/domain/example.js';
import type { MemberAtWork } from '../../../../src/knowledge/training/run-member-jobs.js';
import { type TrainOptions, trainClassifier } from '../../../../src/knowledge/training/train-classifier.js';
import { TINY_SETTINGS, tinyRows } from './tiny-rows.js';

const train = (rows: readonly Example[], change: Partial<TrainOptions> = {}) =>
  trainClassifier({ rows, settings: TINY_SETTINGS, createdAt: new Date(0), workers: 0, ...change });
const trained = await train(tinyRows());
const classifier = loadClassifier(trained.files);
const classify = (text: string) => {
  const [prediction] = classifier.classifyBatch([{ text }]);
  if (prediction === undefined) throw new Error('no prediction');
  return prediction;
};

describe('a trained classifier', () => {
  it('tells the cases apart on texts it has not seen', () => {
    expect(classify('my parcel, where does it stay?').alternatives[0]?.businessCase).toBe('track_order');
    expect(classify('geld zurück bitte').alternatives[0]?.businessCase).toBe('get_refund');
    expect(classify('forgot the password again').alternatives[0]?.businessCase).toBe('recover_password');
  });

  it('explains by the words that carried the choice', () => {
    const { businessCase, words } = classifier.explain({ text: 'good morning, i forgot the password' });
    expect(businessCase).toBe('recover_password');
    expect(words.slice(0, 2).map(({ word }) => word)).toContain('password');
  });

  it.each([
    '',
    ' \n ',
    '😀😀😀',
    '!!!???',
    'xkcd qwrtz plmkn vbgft',
    'x'.repeat(100_000),
    '\u0000\ud800',
    'Ç '.repeat(20_000),
  ])('never automates what says nothing: %#', (text) => {
    expect(['triage', 'suggest']).toContain(classify(text).tier);
  });

  it('reports what it was made of', () => {
    expect(trained.manifest).toMatchObject({
      examples: 150,
      outOfScopeExamples: 0,
      seed: 1,
      backend: 'wasm',
      createdAt: '1970-01-01T00:00:00.000Z',
    });
    expect(trained.manifest.labels).toEqual(['get_refund', 'recover_password', 'track_order']);
    expect(trained.evaluation?.accuracy).toBeGreaterThan(0.9);
  });
});

describe('training', () => {
  it('gives the same model for the same rows, settings and seed, and another for another seed', async () => {
    const again = await train(tinyRows());
    expect(again.manifest.hash).toBe(trained.manifest.hash);
    expect(again.files).toEqual(trained.files);
    expect((await train(tinyRows(), { seed: 2 })).manifest.hash).not.toBe(trained.manifest.hash);
  });

  it('notes which programs made a model, which is no part of its hash', async () => {
    const madeBy = { weiche: '0.1.0', node: 'v24.0.0' };
    const noted = await train(tinyRows(), { madeBy });
    expect(loadClassifier(noted.files).manifest.madeBy).toEqual(madeBy);
    expect(noted.manifest.hash).toBe(trained.manifest.hash);
    expect(noted.manifest.id).toBe(trained.manifest.id);
    expect(classifier.manifest).not.toHaveProperty('madeBy');
  });

  it('learns out of scope from rows without a case', async () => {
    const questions = [
      'how tall is the tower',
      'who won the match',
      'tell me a joke',
      'what is the weather',
      'sing a song',
    ];
    const outside = tinyRows()
      .slice(0, 50)
      .map(({ text }, row) => ({ text: `${text.split(',')[0]}, ${questions[row % 5]}`, label: null }));
    const { files, manifest } = await train([...tinyRows(), ...outside]);
    expect(manifest.classes).toBe(4);
    expect(loadClassifier(files).classifyBatch([{ text: 'hi there, tell me a joke' }])[0]?.outOfScope).toBe(
      true,
    );
  });

  it('calibrates on validation rows when there are enough', async () => {
    const { manifest } = await train(tinyRows(), { validation: tinyRows().slice(0, 120) });
    expect(manifest.settings).toMatchObject({ calibratedOn: 'validation' });
    expect(manifest.calibration.rows).toBe(120);
  });

  it('tells, while the delivered networks train, how the held-out rows were judged', async () => {
    const told: MemberAtWork[] = [];
    const { evaluation } = await train(tinyRows(), {
      onProgress: (_, atWork) => void (atWork === undefined ? [] : told.push(atWork)),
    });
    const { rows, accuracy } = told.at(-1)?.heldOut ?? { rows: 0, accuracy: 0 };
    expect(told[0]).not.toHaveProperty('heldOut');
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(evaluation?.n ?? 0);
    expect(accuracy).toBeGreaterThan(0.5);
  });

  it('never automates what it could not read to its end, however sure it is', async () => {
    const { files } = await train(tinyRows(), { validation: [...tinyRows(), ...tinyRows()] });
    const tierOf = (text: string) => loadClassifier(files).classifyBatch([{ text }])[0]?.tier;
    expect(tierOf('where is my parcel? '.repeat(900))).toBe('automate');
    expect(tierOf('where is my parcel? '.repeat(1100))).toBe('preselect');
  });

  it('takes labels that differ by case or blanks for one, and odd names for names', async () => {
    const rename = new Map([
      ['get_refund', '__proto__'],
      ['track_order', 'Track Order'],
    ]);
    const rows = tinyRows().map((row, index) => ({
      ...row,
      label: rename.get(row.label ?? '') ?? row.label,
      ...(index === 0 ? { label: 'track  order ' } : {}),
    }));
    const { manifest } = await train(rows);
    expect(manifest.labels).toEqual(['Track Order', '__proto__', 'recover_password']);
    expect(manifest.warnings.join()).toContain(
      '1 business case written in several ways (case or blanks); the most frequent spelling is used: Track Order.',
    );
  });

  it('warns of thin cases, texts with two labels, and promises that it cannot keep', async () => {
    const rows = [
      ...tinyRows(),
      { text: 'a single row', label: 'lonely' },
      { text: 'hello, where is my parcel', label: 'get_refund' },
    ];
    const { manifest } = await train(rows);
    expect(manifest.warnings.join(' ')).toMatch(
      /1 text with more than one label.*1 business case with fewer than 5 rows: lonely\./,
    );
    expect(manifest.warnings.join(' ')).toContain('Tier automate is switched off');
  });

  it.each([
    ['no-rows', []],
    ['no-rows', [{ text: ' ', label: 'a' }]],
    ['one-case', tinyRows().filter(({ label }) => label === 'get_refund')],
    [
      'identical-rows',
      [
        { text: 'same', label: 'a' },
        { text: 'Same ', label: 'b' },
      ],
    ],
  ] as const)('refuses: %s', async (code, rows) => {
    await expect(train(rows)).rejects.toMatchObject({ name: 'TrainingError', code });
  });

  it('notices when settings make it diverge or make no sense', async () => {
    const network = { ...TINY_SETTINGS.network, denseLearningRate: 1e30 };
    await expect(train(tinyRows(), { settings: { ...TINY_SETTINGS, network } })).rejects.toMatchObject({
      code: 'diverged',
    });
    await expect(train(tinyRows(), { settings: { members: 0 } })).rejects.toMatchObject({
      code: 'bad-settings',
    });
    await expect(
      train(tinyRows(), { settings: { network: { bagLearningRate: Number.NaN } } }),
    ).rejects.toMatchObject({ code: 'bad-settings' });
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    const training = train(tinyRows(), { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(training).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reports progress up to the end', async () => {
    const shares: number[] = [];
    await train(tinyRows(), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBeCloseTo(1, 6);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('tells which network is at work, in which epoch, and its loss', async () => {
    const told: unknown[] = [];
    await train(tinyRows(), { onProgress: (_, atWork) => told.push(atWork) });
    expect(told).toContainEqual({ member: 1, members: 4, epoch: 6, epochs: 6, loss: expect.any(Number) });
  });
});

describe('model files', () => {
  const names = [MANIFEST_FILE, VOCABULARY_FILE, memberFile(0), memberFile(1)];

  it.each(names)('with a flipped bit in %s are refused', (name) => {
    const bytes = trained.files[name] ?? new Uint8Array();
    for (let place = 0; place < 20; place++) {
      const damaged = Uint8Array.from(bytes);
      const at = Math.floor((place / 20) * bytes.length);
      damaged[at] = (damaged[at] ?? 0) ^ 4;
      expect(() => loadClassifier({ ...trained.files, [name]: damaged })).toThrow(ModelFileError);
    }
  });

  it.each(names)('are refused when %s is truncated or missing', (name) => {
    const bytes = trained.files[name] ?? new Uint8Array();
    expect(() => loadClassifier({ ...trained.files, [name]: bytes.subarray(0, bytes.length >> 1) })).toThrow(
      ModelFileError,
    );
    const { [name]: _, ...rest } = trained.files;
    expect(() => loadClassifier(rest)).toThrow(ModelFileError);
  });

  it('of something else are named so', () => {
    const foreign = { [MANIFEST_FILE]: Buffer.from('{"format":"other","formatVersion":1}') };
    expect(() => loadClassifier(foreign)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
    const newer = { [MANIFEST_FILE]: Buffer.from('{"format":"weiche-classifier","formatVersion":99}') };
    expect(() => loadClassifier(newer)).toThrow(expect.objectContaining({ code: 'unknown-version' }));
  });
});
