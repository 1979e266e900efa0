// Works-council mode: a supervisor steers the floor without seeing who anybody is, whatever they look at.
import type { Browser, Page } from 'playwright-core';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { whereIsIt } from './harness/mails.js';
import { openBrowser, openConsole } from './harness/open-console.js';

const SOMEBODY = /\b(anna|ben)\b|Berger|Okafor/i;

describe('works-council mode', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let ticketId = '';

  beforeAll(async () => {
    centre = await openContactCentre({ WEICHE_WORKS_COUNCIL: 'true' });
    browser = await openBrowser();
    for (const id of ['ben', 'anna'])
      await centre.admin('PATCH', `/v1/agents/${id}/presence`, { presence: 'available' });
    ticketId = (await centre.mail(whereIsIt('council'))).id;
    const { body } = await centre.admin('GET', '/v1/agents/anna/reservations');
    const [offer] = body.items;
    expect((await centre.admin('POST', `/v1/reservations/${offer.id}/accept`)).status).toBe(200);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  /** Everything that the page was told and shows, until now. */
  function listening(page: Page) {
    const told: Promise<string>[] = [];
    page.on('response', (response) => {
      // the stream of events never ends; what it tells is read from the lists
      if (response.url().includes('/v1/') && !response.url().includes('/v1/events'))
        told.push(response.text().catch(() => ''));
    });
    return async () => `${(await Promise.all(told)).join('\n')}\n${await page.locator('html').innerHTML()}`;
  }

  it('a supervisor sees that two are there and how full, under numbers, in an order that ranks nobody', async () => {
    const { page, complaints, close } = await openConsole(browser, {
      url: centre.url,
      key: centre.keys.supervisor,
    });
    const all = listening(page);
    await page.reload();
    const rows = page.getByRole('region', { name: 'Agents' }).locator('tbody tr');
    await rows.nth(1).waitFor();
    expect(await rows.locator('th').allInnerTexts()).toEqual(['Agent 1', 'Agent 2']);
    await page.getByText('Works-council mode: agents are shown without names').waitFor();
    // by the pseudonyms of the day, and not by load, skill or name
    const { items } = await page.evaluate<{ items: readonly { readonly id: string }[] }>(
      `fetch('/v1/agents', { headers: { Authorization: 'Bearer ' + sessionStorage.getItem('weiche.key') } })
        .then((response) => response.json())`,
    );
    const ids = items.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const id of ids) expect(id).toMatch(/^agent-[0-9a-f]{8}$/);
    // neither the names nor a way to a single desk can be switched on
    expect(await page.getByLabel('Hide names').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Desk' }).count()).toBe(0);
    expect(await page.getByRole('columnheader', { name: 'Skills' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Tickets', exact: true }).click();
    await page.getByRole('button', { name: /Track an order/ }).click();
    await page.locator('.reasons li').first().waitFor();
    await page.goto(`${centre.url}/console/#/floor/ticket/${ticketId}`);
    await page.locator('.case-card').waitFor();
    await page.goto(`${centre.url}/console/#/floor/figures`);
    await page.locator('.over-time tbody tr').first().waitFor();
    await page.goto(`${centre.url}/console/#/desk/anna`);
    await page.getByRole('heading', { name: 'Floor' }).waitFor();
    expect((await all()).match(SOMEBODY)?.[0]).toBeUndefined();
    expect(complaints).toEqual([]);
    await close();
  });

  it('an agent still sees their own desk', async () => {
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.anna });
    await page.goto(`${centre.url}/console/#/desk/${ticketId}`);
    await page.getByRole('button', { name: /^Confirm/ }).waitFor();
    await close();
  });
});
