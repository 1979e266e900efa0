// Two people on one ticket, and a connection that breaks: nothing is overwritten, nothing is lost.
import type { Browser } from 'playwright-core';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { whereIsIt } from './harness/mails.js';
import { type ConsolePage, openBrowser, openConsole } from './harness/open-console.js';

describe('two people and a bad line', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let anna: ConsolePage;

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    await centre.admin('PATCH', '/v1/agents/anna/presence', { presence: 'available' });
    anna = await openConsole(browser, { url: centre.url, key: centre.keys.anna });
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  const takeNext = async (id: string) => {
    const ticket = await centre.mail(whereIsIt(id));
    await anna.page.getByRole('article', { name: /New offer/ }).waitFor();
    await anna.page.keyboard.press('a');
    await anna.page.locator(`.ticket-item[href$="${ticket.id}"][aria-current]`).waitFor();
    await anna.page.getByRole('button', { name: 'Confirm' }).waitFor();
    return ticket.id;
  };

  it('shows one person live what the other does', async () => {
    const id = await takeNext('live one');
    const boss = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor });
    await boss.page.goto(`${centre.url}/console/#/desk/anna/${id}`);
    await boss.page.getByRole('button', { name: 'Confirm' }).waitFor();
    await boss.page.keyboard.press('c');
    await anna.page.getByText('Confirmed by a person').waitFor();
    await boss.page.keyboard.press('e');
    await anna.page.locator('.ticket-head .state-completed').waitFor();
    await boss.close();
  }, 180_000);

  it('does not let one overwrite what the other has written, and keeps the draft', async () => {
    const id = await takeNext('stale one');
    await anna.page.getByLabel('Your answer').fill('Mein Entwurf');
    await anna.page.getByLabel('Your answer').blur();
    await anna.page.route('**/feedback', async (route) => {
      // the supervisor is quicker by a moment
      const other = await centre.admin('POST', `/v1/tickets/${id}/feedback`, {
        kind: 'corrected',
        businessCase: 'technical_fault',
      });
      expect(other.status).toBe(200);
      await route.continue();
    });
    await anna.page.keyboard.press('c');
    await anna.page.getByText('Somebody else has just changed this ticket').waitFor();
    await anna.page.unroute('**/feedback');
    const { body } = await centre.admin('GET', `/v1/tickets/${id}`);
    expect(body.businessCase).toBe('technical_fault');
    expect(await anna.page.getByLabel('Your answer').inputValue()).toBe('Mein Entwurf');
  }, 180_000);

  it('tells that the connection is lost, keeps what is written, and misses nothing', async () => {
    await anna.page.context().setOffline(true);
    await anna.page.getByText('Connection lost. What you have written is kept').waitFor();
    await anna.page.getByLabel('Your answer').fill('Ohne Verbindung geschrieben');
    await anna.page.getByLabel('Your answer').blur();
    await centre.mail(whereIsIt('while away'));
    await anna.page.context().setOffline(false);
    await anna.page.locator('.live-live').waitFor();
    await anna.page.getByRole('article', { name: /New offer/ }).waitFor();
    expect(await anna.page.getByLabel('Your answer').inputValue()).toBe('Ohne Verbindung geschrieben');
  }, 180_000);
});
