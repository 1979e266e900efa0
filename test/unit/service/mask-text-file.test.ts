import { maskTextFile } from '../../../src/service/mask-text-file.js';

const masked = (type: string, bytes: Uint8Array) => maskTextFile({ type, bytes });

describe('maskTextFile', () => {
  it('hides secrets in UTF-8, and leaves the rest as it is', () => {
    const text = '\ufeffZugänge für Jörg\r\nPasswort: Kx7mondlicht\r\nKarte 4111 1111 1111 1111\r\n';
    expect(Buffer.from(masked('text/plain', Buffer.from(text))).toString()).toBe(
      '\ufeffZugänge für Jörg\r\nPasswort: ••••••••••••\r\nKarte •••••••••••••••••••\r\n',
    );
  });

  it('hides them in a text of one byte a character, which stays such a text', () => {
    const text = 'Zugänge für Jörg\nPasswort: Kx7mondlicht\nGrüße';
    expect(masked('Text/CSV', Buffer.from(text, 'latin1'))).toEqual(
      Buffer.from('Zugänge für Jörg\nPasswort: ************\nGrüße', 'latin1'),
    );
  });

  it.each([
    ['a text without secrets', 'text/plain', 'Wo ist mein Paket?'],
    ['another type', 'application/pdf', 'Passwort: Kx7mondlicht'],
    ['a very large text', 'text/plain', `Passwort: Kx7mondlicht ${'x'.repeat(1024 * 1024)}`],
  ])('leaves %s alone', (_, type, text) => {
    const bytes = Buffer.from(text);
    expect(masked(type, bytes)).toBe(bytes);
  });
});
