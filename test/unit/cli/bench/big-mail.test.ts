import { bigMail } from '../../../../src/cli/bench/big-mail.js';
import { readAndExtract } from '../../../../src/cli/bench/read-and-extract.js';
import { readEmail } from '../../../../src/intake/read-email.js';

describe('the large mail of the bench', () => {
  it('has the size asked for and is a proper mail with four files', async () => {
    const raw = bigMail(400_000);
    expect(Math.abs(raw.byteLength - 400_000)).toBeLessThan(4_000);
    const { files, defects, split } = await readEmail(raw);
    expect(files.map(({ name, bytes }) => [name, bytes.byteLength > 70_000])).toEqual(
      [1, 2, 3, 4].map((number) => [`scan-${number}.pdf`, true]),
    );
    expect(defects).toEqual([]);
    expect(split.newText).toContain('anbei die Unterlagen');
  });

  it('is read as the service reads it: its facts come out', async () => {
    const found = (await readAndExtract(bigMail(10_000))).map(({ type, value }) => `${type} ${value}`);
    expect(found).toEqual(
      expect.arrayContaining(['contract_number V-2026-1180', 'person_name Karin Obermeier']),
    );
  });
});
