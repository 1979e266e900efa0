// A list of 5,000 tickets builds only the rows in sight; and what the first paint took, told in the report.
import type { Browser, Page } from 'playwright-core';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { whereIsIt } from './harness/mails.js';
import { openBrowser, openConsole } from './harness/open-console.js';

const TICKETS = 5_000;

describe('five thousand tickets', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    const { id } = await centre.mail(whereIsIt('one'), ['pending', 'reserved']);
    const { body: ticket } = await centre.admin('GET', `/v1/tickets/${id}`);
    ({ page } = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor }));
    // the interface's own pages, of one real ticket under 5,000 ids
    await page.route('**/v1/tickets?*', async (route) => {
      const query = new URL(route.request().url()).searchParams;
      const from = Number(query.get('cursor') ?? 0);
      const to = Math.min(TICKETS, from + Number(query.get('limit')));
      const items = Array.from({ length: to - from }, (_, index) => ({
        ...ticket,
        id: `T-${from + index}`,
        subject: `Ticket ${from + index + 1}`,
      }));
      await route.fulfill({ json: { items, next: to < TICKETS ? String(to) : null } });
    });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  const rows = () => page.locator('.virtual li');
  const toTheEnd = () =>
    page.evaluate(`{
      const list = document.querySelector('.virtual');
      list.scrollTop = list.scrollHeight;
    }`);

  it('build as many rows as are in sight, at the top and at the end', async () => {
    await page.goto(`${centre.url}/console/#/floor/tickets`);
    await page.getByText('Ticket 1', { exact: true }).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    for (;;) {
      const known = Number(await rows().last().getAttribute('aria-setsize'));
      if (known === TICKETS) break;
      await toTheEnd();
      await page
        .locator(`.virtual li[aria-setsize="${Math.min(TICKETS, known + 200)}"]`)
        .first()
        .waitFor();
    }
    await toTheEnd();
    await page.getByText(`Ticket ${TICKETS}`, { exact: true }).waitFor();
    expect(await rows().count()).toBeLessThan(60);
    expect(await rows().last().getAttribute('aria-posinset')).toBe(String(TICKETS));
  }, 240_000);

  it('tells how long the first paint took', async () => {
    const paints = await page.evaluate<readonly { readonly name: string; readonly startTime: number }[]>(
      `performance.getEntriesByType('paint').map(({ name, startTime }) => ({ name, startTime }))`,
    );
    expect(paints.map(({ name }) => name)).toContain('first-contentful-paint');
    for (const { name, startTime } of paints) process.stderr.write(`${name}: ${Math.round(startTime)} ms\n`);
  });
});
