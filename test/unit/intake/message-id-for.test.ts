import { messageIdFor } from '../../../src/intake/message-id-for.js';
import { HEADERS, mail } from './mail-builder.js';

const at = (offset: string) => ({ topic: 'weiche.inbound.email', partition: 0, offset });

describe('the id of a message', () => {
  it('is the given one', () => {
    expect(messageIdFor({ id: 'form-1', raw: null }, at('5'))).toBe('form-1');
  });

  it('of a mail is the same through two mailboxes and in every delivery', () => {
    const one = mail(['Received: from a', ...HEADERS, '', 'Hallo']);
    const two = mail(['Received: from b', 'X-Spam: no', ...HEADERS, '', 'Hallo']);
    expect(messageIdFor({ id: null, raw: one }, at('5'))).toBe(messageIdFor({ id: null, raw: two }, at('9')));
  });

  it('tells mails apart that share a Message-ID by a broken mailer', () => {
    const one = messageIdFor({ id: null, raw: mail([...HEADERS, '', 'Hallo']) }, at('5'));
    const other = messageIdFor({ id: null, raw: mail([...HEADERS, '', 'Tschüss']) }, at('5'));
    expect(one).not.toBe(other);
  });

  it('else comes from where the record lies', () => {
    const mute = { id: null, raw: null };
    expect(messageIdFor(mute, at('5'))).toBe(messageIdFor(mute, at('5')));
    expect(messageIdFor(mute, at('5'))).not.toBe(messageIdFor(mute, at('6')));
    expect(
      messageIdFor({ id: null, raw: mail(['Subject: x', '', 'Message-ID: <im@body>']) }, at('5')),
    ).toMatch(/^r-[0-9a-f]{32}$/);
  });
});
