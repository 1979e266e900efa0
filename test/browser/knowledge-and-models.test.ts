// Data staff put wrong labels right, look at what a training found out, compare models, and ask for second opinions.
import type { Browser } from 'playwright-core';
import { until } from '../e2e/harness/api.js';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { whereIsIt } from './harness/mails.js';
import { openBrowser, openConsole } from './harness/open-console.js';
import { WRONG_EXAMPLES } from './harness/wrong-examples.js';

/** The surest suspects, which the page shows at once. */
const SHOWN = 20;

describe('the knowledge base and its models', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let modelId = '';

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    const examples = WRONG_EXAMPLES.map(({ text, label }) => ({ text, label }));
    expect((await centre.admin('POST', '/v1/knowledge/examples', { examples })).status).toBe(201);
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  const open = () => openConsole(browser, { url: centre.url, key: centre.keys.data });

  it('a training also measures a learning curve, and the gate’s report can be read', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('link', { name: 'Suspect labels' }).click();
    await page.getByText('No training has looked for them yet.').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByLabel(/^Also measure/).check();
    await page.getByLabel('Train without going live').check();
    const begun = page.waitForResponse(/\/v1\/models\/retrain$/);
    await page.getByRole('button', { name: 'Retrain' }).click();
    const { jobId } = await (await begun).json();
    const job = await until(
      'the end of the training',
      async () => {
        const { body } = await centre.admin('GET', `/v1/jobs/${jobId}`);
        return body.endedAt === null ? null : body;
      },
      500_000,
    );
    expect(job.state).toBe('succeeded');
    modelId = job.result.modelId;
    await page.getByRole('link', { name: `Report and comparison: ${modelId}` }).click();
    const gate = page.getByRole('region', { name: 'Gate report' });
    await gate
      .getByText(job.result.passed ? 'Passed' : 'Refused')
      .first()
      .waitFor();
    await gate.getByRole('row', { name: /Golden set .* Of \d+ messages it has/ }).waitFor();
    // five parts, the last one all examples
    const points = (await centre.admin('GET', `/v1/models/${modelId}/learning-curve`)).body.items;
    expect(points.map(({ share }: { share: number }) => share)).toEqual([0.1, 0.2, 0.4, 0.7, 1]);
    const curve = page.getByRole('table', { name: 'Learning curve' });
    await curve.getByRole('row').nth(5).waitFor();
    expect(await page.locator('.curve-line .spot').count()).toBe(
      points.filter(({ accuracy }: { accuracy: number | null }) => accuracy !== null).length,
    );
    expect(complaints).toEqual([]);
    await close();
  }, 600_000);

  it('two models are compared on the same golden messages', async () => {
    const { page, close } = await open();
    await page.goto(`${centre.url}/console/#/learning/models/${modelId}`);
    const comparison = (await centre.admin('GET', `/v1/models/${modelId}/comparison`)).body;
    expect(comparison.n).toBeGreaterThan(50);
    const card = page.locator('.card').filter({ hasText: 'Comparison on the golden set' });
    await card.getByText(new RegExp(`^Of ${comparison.n} messages it has`)).waitFor();
    const { changed } = comparison;
    const told =
      changed.length === 0
        ? 'Both answer every message alike.'
        : `${changed.length} of ${comparison.n} messages are answered differently.`;
    await card.getByText(told).waitFor();
    expect(await card.locator('tbody tr').count()).toBe(Math.min(100, changed.length));
    // the one that was there from the beginning never met the gate
    await page.goto(`${centre.url}/console/#/learning/models/${comparison.beforeId}`);
    await page.getByText('This model has not met the gate').waitFor();
    await page.getByText('Not measured.').waitFor();
    await close();
  });

  it('wrong labels are found, and kept, moved or removed by keyboard alone', async () => {
    const { page, complaints, close } = await open();
    await page.getByRole('link', { name: 'Suspect labels' }).click();
    const before: readonly { text: string; label: string; suggested: string }[] = (
      await centre.admin('GET', '/v1/knowledge/suspects')
    ).body.items;
    // which of them a model finds depends on what else it has learnt; the others may be shipped rows that it misreads
    const shown = before.slice(0, SHOWN);
    const planted = WRONG_EXAMPLES.filter((wrong) =>
      shown.some(({ text, suggested }) => text === wrong.text && suggested === wrong.right),
    );
    expect(planted.length).toBeGreaterThan(0);
    const others = shown.filter((one) => planted.every(({ text }) => text !== one.text));
    const [moved, kept, removed] = [...planted, ...others];
    if (moved === undefined || kept === undefined || removed === undefined)
      throw new Error('fewer than three rows are suspected');
    const item = ({ text }: { readonly text: string }) => page.locator('.suspect').filter({ hasText: text });
    for (const one of [moved, kept, removed]) await item(one).waitFor();

    await item(moved)
      .getByRole('button', { name: /^Move to / })
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Moved to /).waitFor();
    await item(moved).waitFor({ state: 'detached' });
    // the focus went on to a button of the next one
    await page.waitForFunction(`document.activeElement?.closest('.suspect') !== null`);

    await item(kept).getByRole('button', { name: /^Keep/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Kept; it is not suspected again.').waitFor();
    await item(removed).getByRole('button', { name: 'Remove' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Removed; the next training no longer learns it.').waitFor();

    await page.reload();
    await page.getByRole('heading', { name: 'Suspect labels' }).waitFor();
    const after = (await centre.admin('GET', '/v1/knowledge/suspects')).body.items;
    expect(after).toHaveLength(before.length - 3);
    for (const { text } of [moved, kept, removed])
      expect(after).not.toContainEqual(expect.objectContaining({ text }));
    const { items } = (await centre.admin('GET', '/v1/knowledge/examples?limit=200')).body;
    expect(items).toContainEqual(expect.objectContaining({ text: moved.text, label: planted[0]?.right }));
    // a shipped row cannot be deleted: it is withdrawn
    const learnt = items.filter(({ withdrawn }: { withdrawn?: true }) => withdrawn !== true);
    expect(learnt).not.toContainEqual(expect.objectContaining({ text: removed.text }));
    expect(complaints).toEqual([]);
    await close();
  });

  it('a case may need two persons; the review queue says where a second opinion is wanted', async () => {
    const { page, close } = await open();
    await page.getByRole('link', { name: 'Business cases' }).click();
    await page.getByLabel('Search cases').fill('invoice');
    await page.getByRole('checkbox', { name: /Two persons: .*invoice/i }).check();
    await page.getByText(/corrections need two persons now/).waitFor();
    const stored = (await centre.admin('GET', '/v1/knowledge/business-cases/get_invoice')).body;
    expect(stored).toMatchObject({ key: 'get_invoice', twoPersons: true });

    const { id } = await centre.mail(whereIsIt('for two'), ['pending', 'reserved']);
    const said = { kind: 'corrected', businessCase: 'get_invoice' };
    expect((await centre.admin('POST', `/v1/tickets/${id}/feedback`, said)).status).toBe(200);
    await page.getByRole('link', { name: 'Overview' }).click();
    const item = page.locator('.review-item').filter({ hasText: 'Second opinion wanted' });
    await item.getByText('(for two)').waitFor();
    await item.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Judged; the next training learns it.').waitFor();
    const { items } = (await centre.admin('GET', '/v1/knowledge/review-queue')).body;
    expect(items.filter(({ why }: { why: string }) => why === 'second-opinion')).toEqual([]);
    await close();
  });
});
