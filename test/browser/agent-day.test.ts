// An agent's day in a real browser against a real service, with the keyboard: a mail arrives, is offered, taken,
// understood, confirmed or corrected, answered and completed.
import type { Browser, Page } from 'playwright-core';
import { until } from '../e2e/harness/api.js';
import { type ContactCentre, openContactCentre } from './harness/contact-centre.js';
import { plainMail, whereIsIt } from './harness/mails.js';
import { type ConsolePage, openBrowser, openConsole } from './harness/open-console.js';

describe('an agent’s day', () => {
  let centre: ContactCentre;
  let browser: Browser;
  let anna: ConsolePage;
  let page: Page;
  let ticketId = '';

  const ticket = async () => (await centre.admin('GET', `/v1/tickets/${ticketId}`)).body;
  const when = (what: string, holds: (ticket: Awaited<ReturnType<typeof ticketNow>>) => boolean) =>
    until(what, async () => {
      const now = await ticketNow();
      return holds(now) ? now : null;
    });
  const ticketNow = ticket;

  beforeAll(async () => {
    centre = await openContactCentre();
    browser = await openBrowser();
    anna = await openConsole(browser, { url: centre.url, key: centre.keys.anna });
    page = anna.page;
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it('becomes available with a key and is offered the mail that arrives then', async () => {
    await page.getByText('You are not available').waitFor();
    await page.keyboard.press('v');
    await page.getByText('Nothing is offered right now.').waitFor();
    ticketId = (await centre.mail(whereIsIt('first'))).id;
    await page.getByRole('article', { name: 'New offer: Track an order' }).waitFor();
  });

  it('takes the offer with one key', async () => {
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Wo bleibt mein Paket' }).waitFor();
    expect(await ticket()).toMatchObject({ state: 'assigned', agentId: 'anna' });
  });

  it('sees facts marked in place; hovering tells the value, a click copies it', async () => {
    const fact = page.locator('.message-text').getByRole('button', { name: 'Order number: 4711-5290. Copy' });
    expect(await fact.getAttribute('data-tip')).toBe('Order number: 4711-5290');
    await fact.click();
    await page.getByText('Copied: 4711-5290').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('4711-5290');
  });

  it('finds the quoted history folded', async () => {
    const quoted = page.getByText('Vielen Dank für Ihre Nachricht von gestern.');
    expect(await quoted.isVisible()).toBe(false);
    await page.getByText('Quoted history').click();
    await quoted.waitFor({ state: 'visible' });
  });

  it('sees the words that carried the business case', async () => {
    const why = page.getByRole('region', { name: 'Why' });
    await why.getByText('These words carried it:').waitFor();
    expect(await why.locator('.why-word').count()).toBeGreaterThan(2);
  });

  it('confirms with one key', async () => {
    await page.keyboard.press('c');
    await page.getByText('Confirmed by a person').waitFor();
    expect(await ticket()).toMatchObject({ businessCase: 'track_order', confidence: 1 });
  });

  it('finds the suggested answer filled, and cannot copy it while a placeholder is open', async () => {
    const answer = page.getByLabel('Your answer');
    expect(await answer.inputValue()).toContain('Guten Tag Karin Obermeier,\n\nIhre Bestellung 4711-5290');
    await page.getByText('Still to fill in: Tracking number').waitFor();
    expect(await page.getByRole('button', { name: 'Copy answer' }).isDisabled()).toBe(true);
    await page.keyboard.press('n');
    await answer.fill((await answer.inputValue()).replace('{{tracking_number}}', '00340434'));
    expect(await page.getByRole('button', { name: 'Copy answer' }).isDisabled()).toBe(false);
  });

  it('keeps the draft over a reload', async () => {
    await page.reload();
    await page.locator('.live-live').waitFor();
    await page.getByText('Draft kept').waitFor();
    expect(await page.getByLabel('Your answer').inputValue()).toContain('Sendungsnummer 00340434');
  });

  it('adds an overlooked fact by selecting its text', async () => {
    await page.evaluate(`{
      const text = document.querySelector('.message-text');
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && !walker.currentNode.data.includes('letzte Woche'));
      const node = walker.currentNode;
      const at = node.data.indexOf('letzte Woche');
      getSelection().setBaseAndExtent(node, at, node, at + 'letzte Woche'.length);
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    }`);
    await page
      .getByRole('group', { name: 'Mark as' })
      .getByRole('button', { name: 'Date', exact: true })
      .click();
    const { entities } = await when('the fact to be kept', (now) =>
      now.entities.some(({ text }: { text: string }) => text === 'letzte Woche'),
    );
    expect(entities).toContainEqual(
      expect.objectContaining({ type: 'date', text: 'letzte Woche', recognizer: 'agent' }),
    );
    expect(entities).toContainEqual(
      expect.objectContaining({ type: 'order_number', value: '4711-5290', text: '4711-5290' }),
    );
  });

  it('adds one with the keyboard alone, and is told when the words are not there', async () => {
    await page.keyboard.press('f');
    const dialog = page.getByRole('dialog', { name: 'Add a fact' });
    await dialog.getByLabel('Kind').selectOption('tracking_number');
    await dialog.getByLabel('Text in the message').fill('gibt es nicht');
    await page.keyboard.press('Enter');
    await dialog.getByText('These words do not stand in the message.').waitFor();
    await dialog.getByLabel('Text in the message').fill('(first)');
    await page.keyboard.press('Enter');
    await when('the fact', (now) =>
      now.entities.some(
        ({ type, text }: { type: string; text: string }) => type === 'tracking_number' && text === '(first)',
      ),
    );
    await page.getByText('Facts corrected').first().waitFor();
  });

  it('sends the answer from the keyboard, once, and sees it in the line of time', async () => {
    await page.keyboard.press('n');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The customer’s latest message is answered.').waitFor();
    await page.locator('.message.reply').getByText('Sendungsnummer 00340434').waitFor();
    const { replies } = await ticket();
    expect(replies).toMatchObject([
      { articleId: 'where-de', agentId: 'anna', edited: true, automatic: false },
    ]);
    expect(await page.getByLabel('Your answer').count()).toBe(0);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('is answered');
  });

  it('rates the prepared answer', async () => {
    await page.getByRole('button', { name: 'Yes, it helped' }).click();
    await page.getByText('Thank you; good answers come first').waitFor();
    const { body } = await centre.admin('GET', '/v1/knowledge/answers?businessCase=track_order');
    expect(body.items).toContainEqual(
      expect.objectContaining({ id: 'where-de', ratings: { helpful: 1, unhelpful: 0 } }),
    );
  });

  it('writes another answer only when asked to', async () => {
    await page.getByRole('button', { name: 'Write another answer' }).click();
    await page.getByLabel('Your answer').fill('Nachtrag: Die Lieferung kommt morgen.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.message.reply').getByText('Nachtrag').waitFor();
    expect((await ticket()).replies).toHaveLength(2);
  });

  it('completes with one key, and the desk is free again', async () => {
    await page.keyboard.press('e');
    await page.getByText('Ticket completed').waitFor();
    await page.getByText('All quiet').waitFor();
    expect(await ticket()).toMatchObject({ state: 'completed' });
  });

  it('corrects with three keys: open the search, a letter, Enter', async () => {
    ticketId = (await centre.mail(whereIsIt('second'))).id;
    await page.getByRole('article', { name: /New offer/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('region', { name: 'Business case' }).getByText('Track an order').waitFor();
    await page.keyboard.press('k');
    await page.getByRole('combobox', { name: 'Type a name or a synonym' }).waitFor();
    await page.keyboard.press('t');
    const chosen = await page.getByRole('option', { selected: true }).locator('span').first().textContent();
    await page.keyboard.press('Enter');
    await page.getByText(/^Corrected/).waitFor();
    const { businessCase } = await ticket();
    const named = (await centre.admin('GET', `/v1/knowledge/business-cases/${businessCase}`)).body;
    expect(named.names.en).toBe(chosen);
  });

  it('transfers with the keyboard', async () => {
    const sent = await centre.mail(whereIsIt('to hand on'));
    ticketId = sent.id;
    await page.getByRole('article', { name: /New offer/ }).waitFor();
    await page.keyboard.press('a');
    await page.locator(`.ticket-item[href$="${ticketId}"][aria-current]`).waitFor();
    await page.getByRole('button', { name: 'Transfer' }).waitFor();
    await page.keyboard.press('t');
    await page.getByRole('dialog').getByLabel('Transfer to').selectOption('queue billing');
    await page.keyboard.press('Enter');
    await page.getByText('Ticket transferred').waitFor();
    expect(await ticket()).toMatchObject({ queue: 'billing' });
  });

  it('has one line of time over all channels', async () => {
    const { id } = await centre.mail(
      plainMail({
        id: 'line',
        from: 'Lea Sommer <lea@kunde.example>',
        date: new Date().toUTCString(),
        subject: 'Paket',
        text: 'Wo ist das Paket zu Bestellung 4711-8888, wann kommt die Lieferung an?',
      }),
    );
    ticketId = id;
    await page.getByRole('article', { name: /New offer/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Paket', exact: true }).waitFor();
    const { conversationId } = await ticket();
    const chat = await centre.admin('POST', '/v1/messages', {
      channel: 'chat',
      from: 'lea@kunde.example',
      text: 'Hallo, zu meiner Mail wegen der Bestellung 4711-8888: das Paket ist immer noch nicht da!',
    });
    expect(chat.status).toBe(202);
    await until('the chat to join', async () => {
      const { body } = await centre.admin('GET', `/v1/messages/${chat.body.messageId}`);
      return body.conversationId === conversationId ? body : null;
    });
    await page.locator('.message.channel-chat').getByText('immer noch nicht da').waitFor();
    expect(await page.locator('.timeline > .message').count()).toBeGreaterThan(1);
  });

  it('puts a ticket aside until a follow-up date, and takes it up again', async () => {
    await page.keyboard.press('h');
    const dialog = page.getByRole('dialog', { name: 'Put aside until …' });
    await dialog.getByRole('button', { name: 'In a week' }).click();
    await dialog.getByLabel('Reason (optional)').fill('wartet auf das Lager');
    await page.keyboard.press('Enter');
    await page.getByText('Put aside', { exact: true }).waitFor();
    const held = await when('the ticket to be put aside', (now) => now.heldUntil !== null);
    expect(held).toMatchObject({ state: 'pending', agentId: null, preferredAgentId: 'anna' });
    expect(Date.parse(held.heldUntil) - Date.now()).toBeGreaterThan(5 * 86_400_000);
    await page.goto(`${centre.url}/console/#/desk/${ticketId}`);
    // the ticket's history may say it too
    await page
      .getByRole('status')
      .filter({ hasText: /^Put aside until / })
      .waitFor();
    await page.getByRole('button', { name: 'Take up now' }).click();
    await page.getByRole('article', { name: /New offer/ }).waitFor();
  });

  it('has loaded nothing from elsewhere and met no error', () => {
    expect(anna.strangers).toEqual([]);
    expect(anna.complaints).toEqual([]);
  });
});
