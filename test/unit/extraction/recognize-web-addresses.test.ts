import { foundValues } from './found-values.js';

describe('e-mail and web addresses', () => {
  it.each([
    ['Sabine.Vogel@Web.de, danke', 'Sabine.Vogel@Web.de -> sabine.vogel@web.de'],
    ['(a+b@firma-xy.co.uk)', 'a+b@firma-xy.co.uk -> a+b@firma-xy.co.uk'],
    ['info(at)beispiel.de', 'info(at)beispiel.de -> info@beispiel.de'],
  ])('%j is an e-mail address', (text, line) => expect(foundValues('email_address', text)).toEqual([line]));

  it.each([
    ['siehe https://www.shop.de/a?b=1#c.', 'https://www.shop.de/a?b=1#c'],
    ['auf www.mein-anbieter.de/service, oder', 'www.mein-anbieter.de/service'],
    ['bei beispielshop.de bestellt', 'beispielshop.de'],
  ])('%j has a web address', (text, url) => expect(foundValues('url', text)).toEqual([`${url} -> ${url}`]));

  it.each(['kaputt.Danke', 'z.B. und d.h.', 'a@', '@anna', 'http://', 'max@web'])('none in %j', (text) => {
    expect([...foundValues('url', text), ...foundValues('email_address', text)]).toEqual([]);
  });
});
