// A customer who attacks: markup in the text, in names, in facts and in attachments' names stays text, and no picture
// reports that the mail was opened.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { hostileMail } from './harness/mails.js';
import { type ConsolePage, openBrowser, openConsole } from './harness/open-console.js';

describe('a hostile mail', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let tracker: Server;
  let anna: ConsolePage;
  const tracked: string[] = [];

  beforeAll(async () => {
    tracker = createServer((request, response) => {
      tracked.push(request.url ?? '');
      response.end();
    }).listen(0, '127.0.0.1');
    await once(tracker, 'listening');
    const { port } = tracker.address() as AddressInfo;
    centre = await openContactCentre();
    browser = await openBrowser();
    await centre.admin('PATCH', '/v1/agents/anna/presence', { presence: 'available' });
    const { id } = await centre.mail(hostileMail('hostile-1', `http://127.0.0.1:${port}`));
    // a value that an agent has typed is shown to others as well
    const ticket = (await centre.admin('GET', `/v1/tickets/${id}`)).body;
    const attack = '"><img src=x onerror="window.hacked=9"><script>window.hacked=10</script>';
    const told = await centre.admin('POST', `/v1/tickets/${id}/feedback`, {
      kind: 'corrected',
      entities: [{ type: 'order_number', start: 0, end: 3, value: attack, messageId: ticket.messageIds[0] }],
    });
    expect(told.status).toBe(200);
    anna = await openConsole(browser, { url: centre.url, key: centre.keys.anna });
    await anna.page.getByRole('article', { name: /New offer/ }).waitFor();
    await anna.page.keyboard.press('a');
    await anna.page.locator('.message-text').waitFor();
    await anna.page.getByRole('region', { name: 'Why' }).locator('.why-word').first().waitFor();
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
    tracker?.close();
  });

  it('is shown as text, markup and all', async () => {
    expect(await anna.page.locator('.ticket-title h2').textContent()).toContain(
      '<script>window.hacked=2</script>',
    );
    expect(await anna.page.locator('.attachment-name').textContent()).toContain(
      '<svg onload=window.hacked=8>',
    );
    expect(await anna.page.locator('.message-text').textContent()).toContain(
      '<img src=x onerror="window.hacked=3">',
    );
    expect(await anna.page.locator('.fact-value').first().textContent()).toContain(
      '<script>window.hacked=10',
    );
  });

  it('runs nothing', async () => {
    for (const fact of await anna.page.locator('.fact').all()) await fact.hover();
    await anna.page.locator('.fact-row').first().click();
    expect(await anna.page.evaluate('window.hacked')).toBeUndefined();
    expect(
      await anna.page
        .locator('main :is(script, img, iframe, object, embed, style, [onerror], [onload])')
        .count(),
    ).toBe(0);
    expect(await anna.page.locator('main a[href]:not([href^="#"])').count()).toBe(0);
  });

  it('loads nothing from elsewhere', () => {
    expect(anna.strangers).toEqual([]);
    expect(tracked).toEqual([]);
    expect(anna.complaints).toEqual([]);
  });

  it('would meet a policy that lets in nothing but the page’s own files', async () => {
    const { headers } = await fetch(`${centre.url}/console/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    // and the browser keeps to it
    const refused = await anna.page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:9/pixel.png';
      document.body.append(image);
    })`);
    expect(refused).toBe('img-src');
  });
});
