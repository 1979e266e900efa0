import { caseKey } from '../../../src/console/logic/case-key.js';
import { BUSINESS_CASE_KEY } from '../../../src/domain/business-case.js';

it.each([
  ['Wallbox installation', 'wallbox_installation'],
  ['  E-Auto: Ladestation (Größe)', 'e_auto_ladestation_groesse'],
  ['24/7 délivery!', 'delivery'],
  ['x'.repeat(100), 'x'.repeat(64)],
])('the key of %j is %j', (name, key) => {
  expect(caseKey(name)).toBe(key);
  expect(caseKey(name)).toMatch(BUSINESS_CASE_KEY);
});

it('there is none without a letter', () => {
  expect(caseKey('24 / 7 !')).toBe('');
});
