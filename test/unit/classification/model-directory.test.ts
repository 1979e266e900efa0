import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readModelDirectory, writeModelDirectory } from '../../../src/classification/model-directory.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-model-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = { 'manifest.json': Buffer.from('{}'), 'member-0.bin': Buffer.from([1, 2, 3]) };

describe('model directories', () => {
  it('hold what was written, and are replaced as a whole', async () => {
    const directory = join(folder, 'new', 'model');
    await writeModelDirectory(directory, { ...files, 'old.bin': Buffer.from('x') });
    await writeModelDirectory(directory, files);
    expect(await readModelDirectory(directory)).toEqual(files);
    expect(readdirSync(join(folder, 'new'))).toEqual(['model']);
  });

  it('never replace somebody else’s files', async () => {
    const directory = join(folder, 'home');
    mkdirSync(directory);
    writeFileSync(join(directory, 'thesis.txt'), 'years of work');
    await expect(writeModelDirectory(directory, files)).rejects.toMatchObject({ code: 'not-a-model' });
    expect(readdirSync(directory)).toEqual(['thesis.txt']);
  });

  it('are named when missing or foreign', async () => {
    await expect(readModelDirectory(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'missing-file' });
    await expect(readModelDirectory(folder)).rejects.toMatchObject({ code: 'missing-file' });
  });
});
