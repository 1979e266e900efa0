import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../../../src/app/configuration.js';
import { openExtraction } from '../../../src/app/open-extraction.js';
import { writeModelDirectory } from '../../../src/classification/model-directory.js';
import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { trainTagger } from '../../../src/knowledge/entity-training/train-tagger.js';
import { meterMails } from '../knowledge/entity-training/annotated-mails.js';

const dir = mkdtempSync(join(tmpdir(), 'weiche-tagger-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const open = (taggerDir: string | null) => openExtraction({ taggerDir, timeZone: 'Europe/Berlin' });

describe('how the service finds facts', () => {
  it('is by the built-in recognisers alone where no tagger is named', async () => {
    expect((await open(null)).tagger).toBeNull();
  });

  it('is also by the tagger that the setting names', async () => {
    const folder = join(dir, 'tagger');
    const { files } = trainTagger({ rows: meterMails(), createdAt: new Date(0), settings: { epochs: 8 } });
    await writeModelDirectory(folder, files);
    const text = 'Mein Zähler Nr.88123, Tarif Gas Plus, zählt falsch. Bestellnummer 4711-2290';
    const found = extractEntities({ text }, await open(folder));
    expect(found.map(({ type, text: written, recognizer }) => [type, written, recognizer])).toEqual([
      ['meter', '88123', 'tagger'],
      ['tariff', 'Gas Plus', 'tagger'],
      ['order_number', '4711-2290', 'order-number'],
    ]);
  });

  it.each([
    ['is not there', () => join(dir, 'none')],
    [
      'is something else',
      () => {
        writeFileSync(join(dir, 'manifest.json'), '{}');
        return dir;
      },
    ],
  ])('is refused where the folder %s, naming the setting', async (_, folder) => {
    const opened = open(folder());
    await expect(opened).rejects.toThrow(ConfigurationError);
    await expect(opened).rejects.toThrow(/^WEICHE_TAGGER_DIR: .* holds no tagger\. /);
  });
});
