import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

export interface ConsolePage {
  readonly page: Page;
  /** What the page has complained about: script errors, refused by the policy. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for and are not the service's own. */
  readonly strangers: readonly string[];
  close(): Promise<void>;
}

export interface ConsoleOptions {
  /** The service's address. */
  readonly url: string;
  /** Signs in with it; without it the page stays at the sign-in. */
  readonly key?: string;
  readonly language?: 'de' | 'en';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** A Chromium for one test file; scripts/test-browser.mjs has found it. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['WEICHE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--disable-dev-shm-usage'],
  });

/** The console in a fresh context: nobody else's key, settings or drafts. */
export async function openConsole(browser: Browser, options: ConsoleOptions): Promise<ConsolePage> {
  const { url, key, language = 'en', scheme = 'light', width = 1280, height = 860 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) strangers.push(request.url());
  });
  await page.goto(`${url}/console/`);
  if (key !== undefined) {
    await page.getByLabel(language === 'de' ? 'Ihr Schlüssel' : 'Your key').fill(key);
    await page.keyboard.press('Enter');
    await page.locator('.live-live').waitFor();
  }
  return { page, complaints, strangers, close: () => context.close() };
}

/** What axe-core finds wrong with the page as it is now, by WCAG 2.2 AA and its best practices. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.Result[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
