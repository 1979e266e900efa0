import { findDuplicate } from '../../../src/intake/find-duplicate.js';
import { message, RECEIVED_AT } from './mail-builder.js';

const later = (minutes: number): Date => new Date(RECEIVED_AT.getTime() + minutes * 60_000);
const LONG =
  'Guten Tag, meine Bestellung 4711882 vom 20. Februar ist bis heute nicht angekommen. Im Tracking steht seit einer Woche, ' +
  'dass die Sendung im Zentrum liegt. Bitte klären Sie das mit dem Zusteller und melden Sie sich bei mir. Gruß Anna';

describe('duplicates', () => {
  it('the same mail by Message-ID and text', async () => {
    const first = await message({ internetMessageId: 'a@b', newText: 'Wo ist es?' });
    const again = await message({
      internetMessageId: 'a@b',
      newText: 'Wo ist es?',
      receivedAt: later(60 * 24 * 30),
    });
    expect(findDuplicate(again, [first])).toMatchObject({ messageId: first.id });
  });

  it('a broken mailer that gives all its mails one Message-ID loses none', async () => {
    const first = await message({ internetMessageId: 'a@b', newText: 'Wo ist mein Paket?' });
    const other = await message({
      internetMessageId: 'a@b',
      newText: 'Ich möchte kündigen.',
      from: 'ben@mail.example',
    });
    expect(findDuplicate(other, [first])).toBeNull();
  });

  it('near-identical long text of one sender, on another channel', async () => {
    const first = await message({ newText: LONG });
    const form = await message({ newText: `${LONG}!`, channel: 'web-form', receivedAt: later(90) });
    const reworded = await message({
      newText: LONG.replace('Gruß Anna', 'Viele Grüße Anna'),
      receivedAt: later(90),
    });
    expect(findDuplicate(form, [first])).toMatchObject({ messageId: first.id });
    expect(findDuplicate(reworded, [first])).toMatchObject({ messageId: first.id });
  });

  it.each<[string, Parameters<typeof message>[0]]>([
    ['another order number', { newText: LONG.replace('4711882', '4711883'), receivedAt: later(1) }],
    ['another sender', { newText: LONG, from: 'ben@mail.example', receivedAt: later(1) }],
    ['two days later', { newText: LONG, receivedAt: later(60 * 48) }],
    [
      'another file',
      {
        newText: LONG,
        attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: 5 }],
        receivedAt: later(1),
      },
    ],
    [
      'another matter',
      {
        newText:
          'Ich möchte meinen Stromvertrag zum Ende des Monats kündigen, bitte bestätigen Sie mir das schriftlich.',
      },
    ],
  ])('not: %s', async (_, values) => {
    expect(findDuplicate(await message(values), [await message({ newText: LONG })])).toBeNull();
  });

  it('short texts must be equal and close in time', async () => {
    const first = await message({ newText: 'Wo ist mein Paket?' });
    expect(
      findDuplicate(await message({ newText: 'wo ist mein paket', receivedAt: later(5) }), [first]),
    ).not.toBeNull();
    expect(
      findDuplicate(await message({ newText: 'Wo ist mein Geld?', receivedAt: later(5) }), [first]),
    ).toBeNull();
    expect(
      findDuplicate(await message({ newText: 'Wo ist mein Paket?', receivedAt: later(120) }), [first]),
    ).toBeNull();
  });

  it('chat turns repeat themselves', async () => {
    const first = await message({ channel: 'chat', newText: 'ja' });
    expect(findDuplicate(await message({ channel: 'chat', newText: 'ja' }), [first])).toBeNull();
  });

  it('a burst points at its first message, however it is met', async () => {
    const second = await message({
      newText: LONG,
      outcome: { kind: 'dropped', reason: 'x', duplicateOf: 'first' },
    });
    expect(findDuplicate(await message({ newText: LONG }), [second])).toMatchObject({ messageId: 'first' });
    const spam = await message({ newText: LONG, outcome: { kind: 'dropped', reason: 'automatic' } });
    expect(findDuplicate(await message({ newText: LONG }), [spam])).toBeNull();
  });
});
