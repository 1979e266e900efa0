// Every view in German and English, light and dark: axe-core finds nothing wrong by WCAG 2.2 AA. With
// WEICHE_PICTURES=true the pictures of docs/console.md are taken anew.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { until } from '../e2e/harness/api.js';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { plainMail, whereIsIt } from './harness/mails.js';
import { axeViolations, openBrowser, openConsole } from './harness/open-console.js';
import { WRONG_EXAMPLES } from './harness/wrong-examples.js';

const PICTURES = resolve('docs/images');
/** Those that the documentation shows. */
const SHOWN =
  /^(desk|ticket|answered|picker|floor|figures|tickets|workflow|learning|suspects|model)-light-1280|^ticket-(dark-1280|light-390)/;

describe('every view', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let ticketId = '';
  let answeredId = '';
  let modelId = '';

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    await centre.admin('PATCH', '/v1/agents/anna/presence', { presence: 'available' });
    ticketId = (await centre.mail(whereIsIt('track'))).id;
    const { body } = await centre.admin('GET', '/v1/agents/anna/reservations');
    await centre.admin('POST', `/v1/reservations/${body.items[0].id}/accept`);
    await centre.mail(whereIsIt('second one'));
    answeredId = (await centre.mail(whereIsIt('answered already'))).id;
    const offers = (await centre.admin('GET', '/v1/agents/anna/reservations')).body.items;
    const offer = offers.find((one: { readonly ticketId: string }) => one.ticketId === answeredId);
    await centre.admin('POST', `/v1/reservations/${offer.id}/accept`);
    const reply = { text: 'Guten Tag,\n\nIhr Paket kommt morgen an.\n\nAnna Berger', answerId: 'where-de' };
    expect((await centre.admin('POST', `/v1/tickets/${answeredId}/reply`, reply)).status).toBe(200);
    await centre.mail(
      plainMail({
        id: 'invoice',
        subject: 'Rechnung zur Bestellung 4711-9090',
        text: 'Guten Tag,\n\nbitte schicken Sie mir die Rechnung zu meiner Bestellung 4711-9090 noch einmal als PDF.\n\nViele Grüße\nMilan Petrov',
        from: 'Milan Petrov <milan@kunde.example>',
      }),
      ['pending', 'reserved'],
    );
    modelId = await examinedModel(centre);
    await centre.admin('PUT', '/v1/knowledge/business-cases/get_invoice', {
      ...profileOf((await centre.admin('GET', '/v1/knowledge/business-cases/get_invoice')).body),
      twoPersons: true,
    });
    const corrected = await centre.mail(whereIsIt('for two'), ['pending', 'reserved']);
    await centre.admin('POST', `/v1/tickets/${corrected.id}/feedback`, {
      kind: 'corrected',
      businessCase: 'get_invoice',
    });
  }, 900_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  const looks = [
    { language: 'en', scheme: 'light', width: 1280 },
    { language: 'de', scheme: 'dark', width: 1280 },
    { language: 'de', scheme: 'light', width: 390 },
    { language: 'en', scheme: 'dark', width: 390 },
  ] as const;

  const views: readonly {
    readonly name: string;
    readonly role: 'anna' | 'supervisor' | 'data' | null;
    readonly show: (page: Page) => Promise<void>;
  }[] = [
    { name: 'sign-in', role: null, show: (page) => page.locator('.sign-in-card').waitFor() },
    { name: 'desk', role: 'anna', show: (page) => page.locator('.offer').first().waitFor() },
    {
      name: 'ticket',
      role: 'anna',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/desk/${ticketId}`);
        await page.locator('.why-word').first().waitFor();
        await page.locator('.answer option').first().waitFor({ state: 'attached' });
      },
    },
    {
      name: 'answered',
      role: 'anna',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/desk/${answeredId}`);
        await page.locator('.answered').waitFor();
        await page.locator('.message.reply').waitFor();
      },
    },
    {
      name: 'hold',
      role: 'anna',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/desk/${ticketId}`);
        await page.locator('.case-card button').first().waitFor();
        await page.keyboard.press('h');
        await page.locator('dialog input[type=datetime-local]').waitFor();
      },
    },
    {
      name: 'figures',
      role: 'supervisor',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/floor/figures`);
        await page.locator('.over-time tbody tr').first().waitFor();
      },
    },
    {
      name: 'picker',
      role: 'anna',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/desk/${ticketId}`);
        await page.locator('.case-card button').first().waitFor();
        await page.keyboard.press('k');
        await page.locator('[role=option]').first().waitFor();
      },
    },
    {
      name: 'shortcuts',
      role: 'anna',
      show: async (page) => {
        await page.keyboard.press('?');
        await page.locator('dialog .keys').waitFor();
      },
    },
    { name: 'floor', role: 'supervisor', show: (page) => page.locator('tbody tr').first().waitFor() },
    {
      name: 'tickets',
      role: 'supervisor',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/floor/tickets/${ticketId}`);
        await page.locator('.browser-row').first().waitFor();
        await page.locator('.reasons li').first().waitFor();
      },
    },
    {
      name: 'workflow',
      role: 'supervisor',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/floor/workflow`);
        await page.locator('.rule').first().waitFor();
      },
    },
    {
      name: 'rule',
      role: 'supervisor',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/floor/workflow`);
        await page.locator('.rule button').first().click();
        await page.locator('dialog .choices').first().waitFor();
      },
    },
    {
      name: 'learning',
      role: 'data',
      show: async (page) => {
        await page.locator('.model').first().waitFor();
        await page.locator('.tag.second').first().waitFor();
      },
    },
    {
      name: 'suspects',
      role: 'data',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/learning/suspects`);
        await page.locator('.suspect').first().waitFor();
      },
    },
    {
      name: 'cases',
      role: 'data',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/learning/cases`);
        await page.locator('tbody input:checked').waitFor();
      },
    },
    {
      name: 'model',
      role: 'data',
      show: async (page) => {
        await page.goto(`${centre.url}/console/#/learning/models/${modelId}`);
        await page.locator('.curve-line').waitFor();
        await page.locator('.compared').waitFor();
      },
    },
  ];

  for (const look of looks) {
    it(`has no barriers: ${look.language}, ${look.scheme}, ${look.width} px wide`, async () => {
      const found: string[] = [];
      for (const { name, role, show } of views) {
        const opened = await openConsole(browser, {
          url: centre.url,
          ...look,
          ...(role === null ? {} : { key: centre.keys[role] }),
        });
        await show(opened.page);
        const picture = `${name}-${look.scheme}-${look.width}.png`;
        if (process.env['WEICHE_PICTURES'] === 'true' && SHOWN.test(picture)) {
          mkdirSync(PICTURES, { recursive: true });
          await opened.page.screenshot({ path: join(PICTURES, `console-${picture}`) });
        }
        found.push(...(await axeViolations(opened.page)).map((violation) => `${name}: ${violation}`));
        const wide = await opened.page.evaluate('document.documentElement.scrollWidth - innerWidth');
        // what sticks out on the left makes no page wider, and cannot be reached
        const out = await opened.page.evaluate<readonly string[]>(
          `[...document.querySelectorAll('main button')]
            .filter((button) => button.getBoundingClientRect().left < 0)
            .map(({ textContent }) => textContent)`,
        );
        found.push(...out.map((button) => `${name}: out of the window: ${button}`));
        if (Number(wide) > 0) found.push(`${name}: ${wide} px wider than the window`);
        found.push(...opened.complaints.map((complaint) => `${name}: ${complaint}`));
        await opened.close();
      }
      expect(found).toEqual([]);
    }, 600_000);
  }
});

/** A model whose training has looked at its rows closely, some of which are labelled wrongly. */
async function examinedModel({ admin }: ContactCentre): Promise<string> {
  const examples = WRONG_EXAMPLES.map(({ text, label }) => ({ text, label }));
  expect((await admin('POST', '/v1/knowledge/examples', { examples })).status).toBe(201);
  const started = await admin('POST', '/v1/models/retrain', { promote: false, examine: true });
  return until(
    'the end of the training',
    async () => (await admin('GET', `/v1/jobs/${started.body.jobId}`)).body.result?.modelId,
    800_000,
  );
}

const profileOf = ({ key: _, ...profile }: Readonly<Record<string, unknown>>) => profile;
