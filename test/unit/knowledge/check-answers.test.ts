import { checkAnswers } from '../../../src/knowledge/check-answers.js';

const cases = [{ key: 'track_order' }];
const article = {
  id: 'track-order-en',
  businessCase: 'track_order',
  language: 'en',
  title: 'Your order {{order_number}}',
  text: 'It is on its way.',
  requiredEntities: ['order_number'],
};

describe('checkAnswers', () => {
  it('takes articles whose placeholders are all required, as version 0', () => {
    expect(checkAnswers({ answers: [article] }, cases)).toEqual({
      ok: true,
      answers: [{ ...article, version: 0 }],
    });
  });

  it.each([
    ['a placeholder that may stay open', [{ ...article, requiredEntities: [] }], /order_number/],
    ['a case that there is not', [{ ...article, businessCase: 'track_ordr' }], /not the key/],
    ['an id twice', [article, article], /more than once/],
    ['a language without texts', [{ ...article, language: 'fr' }], /language/],
    ['an empty text', [{ ...article, text: ' ' }], /text/],
  ])('refuses %s', (_, answers, problem) => {
    const checked = checkAnswers({ answers }, cases);
    expect(checked.ok ? [] : checked.problems.join()).toMatch(problem);
  });
});
