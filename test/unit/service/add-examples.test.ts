import { addExamples } from '../../../src/service/knowledge-changes.js';
import { openService } from '../../fixtures/service/open-service.js';

const text = 'Paket 4711-2290 fehlt';
const mark = (start: number, end: number) => ({ type: 'order_number', start, end });

describe('examples that are added', () => {
  it.each([
    ['outside the text', [mark(0, 99)], '/0/entities/0', 'does not mark a part of the text'],
    ['over another', [mark(6, 15), mark(0, 8)], '/0', '/entities/0 overlaps /entities/1'],
    ['of blanks', [mark(5, 6)], '/0', '/entities/0 marks only blanks'],
  ])('are refused with marks %s, from which no tagger could learn', async (_, entities, path, sentence) => {
    const { context, flow } = await openService();
    const added = await addExamples(
      context,
      flow.knowledge,
      [{ text, label: 'track_order', entities }],
      'anna',
    );
    expect(added).toMatchObject({
      kind: 'invalid',
      code: 'examples-invalid',
      problems: [{ path, sentence }],
    });
    expect(await context.store.examples.count()).toBe(0);
  });
});
