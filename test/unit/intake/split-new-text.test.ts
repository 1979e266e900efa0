import fc from 'fast-check';
import { chooseBody } from '../../../src/intake/choose-body.js';
import { INTAKE_LIMITS } from '../../../src/intake/intake-limits.js';
import { subjectParts } from '../../../src/intake/normalize-subject.js';
import { splitNewText } from '../../../src/intake/split-new-text.js';
import { lines, type NewTextCase, newTextCases } from './new-text-cases.js';

function newLines({ subject, isReply, text, html }: NewTextCase): readonly string[] {
  const parts = subjectParts(subject);
  const { marked } = chooseBody({ text, html }, INTAKE_LIMITS, []);
  return lines(
    splitNewText(marked, { isReply: isReply || parts.isReply, isForward: parts.isForward }).newText,
  );
}

describe('new text: the hand-made cases', () => {
  const cases = newTextCases();

  it.each(cases)('$name', (one) => {
    expect(newLines(one)).toEqual(one.expected);
  });

  it('keeps what was newly written and nothing else: precision and recall by line', () => {
    let found = 0;
    let wanted = 0;
    let right = 0;
    for (const one of cases) {
      const left = [...one.expected];
      const got = newLines(one);
      found += got.length;
      wanted += left.length;
      for (const line of got) {
        const at = left.indexOf(line);
        if (at < 0) continue;
        left.splice(at, 1);
        right++;
      }
    }
    const [precision, recall] = [right / found, right / wanted];
    console.info(
      `new text by line, ${cases.length} cases: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`,
    );
    expect(cases.length).toBeGreaterThanOrEqual(400);
    expect(precision).toBeGreaterThan(0.98);
    expect(recall).toBeGreaterThan(0.98);
  });
});

describe('new text: invariants', () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      '-- ',
      '> alt',
      'Von: a@b.de',
      'Betreff: x',
      'Am 5.5.2025 um 10:22 schrieb A <a@b.de>:',
      '________________',
    ),
    fc.constantFrom(
      'Viele Grüße',
      'Max',
      'Firma GmbH',
      'Von meinem iPhone gesendet',
      '',
      '\ufdd0',
      '\ufdd1',
      '\ufdd2',
      '\ufdd3',
    ),
    fc.constantFrom('---------- Forwarded message ---------', 'Hallo, wo ist mein Paket?', '>>>'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('invents nothing: every line of the three parts was in the message', () => {
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        (parts, isReply, isForward) => {
          const text = parts.join('\n');
          const split = splitNewText(text, { isReply, isForward });
          const plain = text.replace(/[\ufdd0-\ufdd6]/g, '');
          for (const line of lines([split.newText, split.quotedText, split.signature].join('\n')))
            expect(plain).toContain(line);
          expect(split.newText).not.toMatch(/[\ufdd0-\ufdd6]/);
        },
      ),
    );
  });

  it('leaves a message without quote and signature as it is', () => {
    const text = 'Guten Tag,\n\nwo bleibt meine Bestellung 4711882?\n\nGruß\nMax';
    expect(splitNewText(text)).toEqual({ newText: text, quotedText: '', signature: '' });
  });

  it('does not loop over forwards in forwards', () => {
    const text = '---------- Forwarded message ---------\nVon: a@b.de\nBetreff: x\n\n'.repeat(2_000);
    const begun = performance.now();
    splitNewText(text, { isForward: true });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
