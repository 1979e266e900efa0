// A supervisor changes the workflow after a dry run; data staff judge, retrain, and roll back.
import type { Browser } from 'playwright-core';
import { until } from '../e2e/harness/api.js';
import { type ContactCentre, openContactCentre, WORKFLOW } from './harness/contact-centre.js';
import { whereIsIt } from './harness/mails.js';
import { openBrowser, openConsole } from './harness/open-console.js';

describe('supervisor and data staff', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let ticketId = '';

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    ticketId = (await centre.mail(whereIsIt('waits'), ['pending'])).id;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it('see a ticket wait, and what it waits for', async () => {
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor });
    const row = page.getByRole('row', { name: /Orders/ });
    await row.getByRole('cell').first().getByText('1').waitFor();
    await page.getByRole('link', { name: 'Tickets', exact: true }).click();
    await page.getByRole('button', { name: /Track an order/ }).click();
    await page.getByRole('heading', { name: 'What it waits for' }).waitFor();
    await close();
  });

  it('follow live how agents come and tickets go', async () => {
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor });
    await page.getByRole('row', { name: /Anna Berger Offline/ }).waitFor();
    await centre.admin('PATCH', '/v1/agents/anna/presence', { presence: 'available' });
    await page.getByRole('row', { name: /Anna Berger Available/ }).waitFor();
    await page.getByLabel('Hide names').check();
    await page.getByRole('row', { name: /Agent 1 Available/ }).waitFor();
    expect(await page.getByText('Anna Berger').count()).toBe(0);
    await close();
  });

  it('change the workflow: the dry run tells what would go elsewhere, then it is put in force', async () => {
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor });
    await page.getByRole('link', { name: 'Workflow' }).click();
    await page.getByRole('button', { name: /^Edit orders/ }).click();
    await page.getByLabel('Queue').selectOption('billing');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('1 of the latest 1 tickets would go elsewhere.').waitFor();
    expect((await centre.admin('GET', `/v1/tickets/${ticketId}`)).body.queue).toBe('orders');
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText('The workflow is active.').waitFor();
    const { body } = await centre.admin('GET', '/v1/workflow');
    expect(body.filters[0]).toMatchObject({ name: 'orders', target: { queue: 'billing' } });
    await close();
  });

  it('are told where a workflow is wrong, and cannot put theirs over somebody else’s', async () => {
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.supervisor });
    await page.getByRole('link', { name: 'Workflow' }).click();
    await page.getByRole('button', { name: /^Edit orders/ }).click();
    await page.getByLabel('Name').fill('billing');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('The workflow is not valid:').waitFor();
    expect((await centre.admin('PUT', '/v1/workflow', WORKFLOW)).status).toBe(200);
    await page.getByText('Somebody else has activated another workflow meanwhile').waitFor();
    expect(await page.getByRole('button', { name: 'Activate' }).isDisabled()).toBe(true);
    await close();
  });

  it('make a business case of messages that fit none', async () => {
    const asked = [
      'Ich möchte eine Wallbox installieren lassen',
      'Bieten Sie auch Wallbox Installation an?',
      'Was kostet eine Wallbox mit Einbau in der Garage?',
      'Wallbox installieren, macht das jemand bei Ihnen?',
      'Angebot für Wallbox installieren bitte',
      'Können Sie bei uns in der Garage eine Wallbox installieren?',
    ];
    for (const [n, text] of asked.entries()) {
      const message = { channel: 'web-form', id: `w${n}`, from: `k${n}@kunde.example`, text };
      expect((await centre.admin('POST', '/v1/messages', message)).status).toBe(202);
      const ticket = await until(
        'the ticket',
        async () => (await centre.admin('GET', `/v1/tickets?messageId=w${n}`)).body.items[0],
      );
      const nothingFits = { kind: 'corrected', businessCase: null };
      expect((await centre.admin('POST', `/v1/tickets/${ticket.id}/feedback`, nothingFits)).status).toBe(200);
    }
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.data });
    const group = page
      .locator('.review-item')
      .filter({ hasText: /wallbox/i })
      .first();
    await group.getByRole('button', { name: 'Make it a business case' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name in English').fill('Wallbox');
    await dialog.getByText('Key: wallbox').waitFor();
    await dialog.getByLabel('Name in German').fill('Wallbox-Einbau');
    await dialog.getByRole('group').getByRole('checkbox').last().uncheck();
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Added; the next training learns it.').waitFor();
    const added = (await centre.admin('GET', '/v1/knowledge/business-cases/wallbox')).body;
    expect(added).toMatchObject({ names: { de: 'Wallbox-Einbau', en: 'Wallbox' }, automation: 'never' });
    const { items } = (await centre.admin('GET', '/v1/knowledge/examples?label=wallbox')).body;
    // five are shown, one was left out
    expect(items.map(({ source }: { source: string }) => source)).toEqual(Array(4).fill('suggested'));
    // the same name is refused before it is sent
    await page
      .locator('.review-item')
      .filter({ hasText: /wallbox/i })
      .first()
      .getByRole('button')
      .click();
    await page.getByRole('dialog').getByLabel('Name in English').fill('Wallbox');
    await page.getByText('There is a business case with this key already.').waitFor();
    await close();
  });

  it('judge, retrain and watch, and roll back', async () => {
    const first = (await centre.admin('GET', '/v1/models')).body.items[0].id;
    const { page, close } = await openConsole(browser, { url: centre.url, key: centre.keys.data });
    const queue = page.getByRole('region', { name: /Review queue/ });
    await queue.locator('.review-item').first().getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Judged; the next training learns it.').waitFor();
    const begun = page.waitForResponse(/\/v1\/models\/retrain$/);
    await page.getByRole('button', { name: 'Retrain' }).click();
    const { jobId } = await (await begun).json();
    await page.getByRole('progressbar', { name: 'Training' }).waitFor();
    // a model is listed before the gate has judged it; the job ends after that
    const job = await until(
      'the end of the training',
      async () => {
        const { body } = await centre.admin('GET', `/v1/jobs/${jobId}`);
        return body.endedAt === null ? null : body;
      },
      400_000,
    );
    expect(job.state).toBe('succeeded');
    const second = (await centre.admin('GET', '/v1/models')).body.items.find(
      ({ id }: { id: string }) => id !== first,
    );
    await page.locator('.model').filter({ hasText: second.id }).waitFor();
    if (second.state !== 'champion') {
      await page.getByRole('button', { name: `Promote: ${second.id}` }).click();
      await page.getByText('The model is live.').waitFor();
    }
    await page.locator('.model-champion').filter({ hasText: second.id }).waitFor();
    await page.getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await page.locator('.model-champion').filter({ hasText: first }).waitFor();
    // the other one may show what it can before it is promoted again
    const tried = page.locator('.model').filter({ hasText: second.id });
    await tried.getByRole('combobox').selectOption('0.1');
    await tried.getByRole('button', { name: /^Try beside the live model/ }).click();
    await page.getByText('The trial has begun.').waitFor();
    await tried.getByText('on trial').waitFor();
    expect((await centre.admin('GET', '/v1/models')).body.items).toContainEqual(
      expect.objectContaining({
        id: second.id,
        state: 'shadow',
        trial: expect.objectContaining({ share: 0.1 }),
      }),
    );
    await tried.getByRole('button', { name: 'End the trial' }).click();
    await page.getByText('The trial has ended.').waitFor();
    await close();
  }, 600_000);
});
