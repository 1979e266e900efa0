import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelDirectory, writeModelDirectory } from '../../../src/classification/model-directory.js';
import { checkCreatable, checkModelTarget } from '../../../src/classification/model-target.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = {
  'manifest.json': Buffer.from('{"format":"weiche-classifier"}'),
  'member-0.bin': Buffer.from([1, 2, 3]),
};

describe('model directories', () => {
  it('hold what was written, and are replaced as a whole', async () => {
    const directory = join(folder, 'new', 'model');
    await writeModelDirectory(directory, { ...files, 'old.bin': Buffer.from('x') });
    await writeModelDirectory(directory, files);
    expect(await readModelDirectory(directory)).toEqual(files);
    expect(readdirSync(join(folder, 'new'))).toEqual(['model']);
  });

  it('are named when missing or foreign', async () => {
    await expect(readModelDirectory(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'missing-file' });
    await expect(readModelDirectory(folder)).rejects.toMatchObject({ code: 'missing-file' });
  });
});

describe('somebody else’s data is never replaced', () => {
  it.each([
    ['a folder of other files', 'thesis.txt', 'years of work'],
    ['a browser extension', 'manifest.json', '{"manifest_version": 3, "name": "x"}'],
    ['a manifest that is no JSON', 'manifest.json', 'oops'],
    ['a model of another kind', 'manifest.json', '{"format":"weiche-tagger"}'],
  ])('%s', async (name, file, content) => {
    const directory = join(folder, name);
    mkdirSync(directory);
    writeFileSync(join(directory, file), content);
    for (const refuse of [
      () => checkModelTarget(directory, 'weiche-classifier'),
      () => writeModelDirectory(directory, files),
    ])
      await expect(refuse()).rejects.toMatchObject({
        code: 'not-a-model',
        message: expect.stringContaining(`${directory} holds other files`),
      });
    expect(readFileSync(join(directory, file), 'utf8')).toBe(content);
  });

  it('a file, and a link that leads nowhere', async () => {
    const file = join(folder, 'thesis.pdf');
    writeFileSync(file, 'years of work');
    for (const place of [file, join(file, 'model')])
      await expect(writeModelDirectory(place, files)).rejects.toMatchObject({
        code: 'not-a-model',
        message: `${place} is a file, or below one; choose a directory.`,
      });
    expect(readFileSync(file, 'utf8')).toBe('years of work');
    symlinkSync(join(folder, 'nirvana'), join(folder, 'link'));
    await expect(writeModelDirectory(join(folder, 'link', 'model'), files)).rejects.toMatchObject({
      code: 'not-writable',
    });
  });
});

describe('whether a model can be written is known beforehand', () => {
  it('for places where no folder can be made, at once', async () => {
    await expect(checkModelTarget('/proc/nope/x', 'weiche-classifier')).rejects.toMatchObject({
      code: 'not-writable',
      message: expect.stringMatching(/^\/proc\/nope\/x cannot be written \(E[A-Z]+\)\.$/),
    });
    await expect(writeModelDirectory('/proc/nope/x', files)).rejects.toMatchObject({ code: 'not-writable' });
    await expect(checkCreatable('/proc/nope')).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('and asking leaves nothing behind', async () => {
    const place = join(folder, 'asked');
    mkdirSync(place);
    await checkModelTarget(join(place, 'deep', 'model'), 'weiche-classifier');
    await checkModelTarget(place, 'weiche-classifier');
    expect(readdirSync(place)).toEqual([]);
  });
});
