import { extractLine, markedRow } from '../../../src/cli/extract.js';
import { markedHtml } from '../../../src/cli/marked-html.js';

const NOW = new Date('2026-03-04T10:00:00Z');
const row = <T extends { readonly text: string }>(value: T) => ({ value, file: 'rows.jsonl', line: 1 });

describe('weiche extract', () => {
  it('adds the entities to the row and passes other keys through', () => {
    const line = JSON.parse(extractLine(row({ text: 'Bestellnummer 4711882', id: 'a', extra: 1 }), NOW));
    expect(line).toMatchObject({ text: 'Bestellnummer 4711882', id: 'a', extra: 1 });
    expect(line.entities).toEqual([
      expect.objectContaining({ type: 'order_number', value: '4711882', start: 14, end: 21 }),
    ]);
  });

  it('takes no secret for a fact', () => {
    const line = JSON.parse(
      extractLine(row({ text: 'Passwort für das Kundenkonto: Blume-33, Kundennummer 88231' }), NOW),
    );
    expect(line.entities).toEqual([expect.objectContaining({ type: 'customer_number', value: '88231' })]);
  });

  it('shows rows with their facts marked, secrets masked, everything escaped, by light and dark', () => {
    const page = markedHtml([
      markedRow(
        row({
          id: 'row "1"',
          subject: 'Rechnung RE-2026-17 <b>',
          text: '<script>alert(1)</script> Bestellnummer 4711882\nMeine PIN ist 9753, Karte 4111 1111 1111 1111',
        }),
        NOW,
      ),
    ]);
    expect(page).toContain('4711882<small>order_number</small></mark>');
    expect(page).toContain('RE-2026-17<small>invoice_number</small></mark> &lt;b&gt;');
    expect(page).not.toMatch(/<script|<b>|9753|4111 1111/);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).not.toMatch(/(?:src|href)=|url\(/);
  });
});
