import { detectLanguage } from '../../../src/text/detect-language.js';

describe('the language of a text', () => {
  it.each([
    ['de', 'Wo bleibt mein Paket?'],
    ['de', 'Bitte stornieren'],
    ['de', 'Kündigung'],
    ['de', 'hab kein internet mehr was soll das'],
    ['de', 'Guten Tag, ich habe am 5. Mai bestellt und nichts erhalten. Können Sie nachsehen?'],
    ['de', 'ich moechte kuendigen'],
    ['en', 'where is my order'],
    ['en', 'Refund please'],
    ['en', "I can't log in"],
    ['en', 'My card is not working and the app keeps telling me to try again.'],
    ['fr', "Bonjour, je voudrais annuler ma commande, merci de m'aider."],
    ['it', 'Buongiorno, vorrei restituire il prodotto che ho ordinato.'],
    ['es', 'Hola, quiero cancelar mi pedido, muchas gracias.'],
    ['pl', 'Dzień dobry, chciałbym zwrócić zamówienie, które otrzymałem wczoraj.'],
    ['tr', 'Merhaba, siparişimi iptal etmek istiyorum, lütfen yardım edin.'],
    ['und', '12345'],
    ['und', ''],
    ['und', '👍'],
  ])('%s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('is told of 100,000 characters without a blank as fast as of a letter', () => {
    const begun = performance.now();
    detectLanguage('ä'.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
