import fc from 'fast-check';
import { leaveOutDeniedWishes } from '../../../src/text/leave-out-denied-wishes.js';

describe('leaveOutDeniedWishes', () => {
  it.each([
    ['Ich will nicht kündigen, nur den Tarif wechseln.', 'nur den Tarif wechseln.'],
    ['kündigen will ich NICHT, ich will nur von 20 auf 50 gb hoch', 'ich will nur von 20 auf 50 gb hoch'],
    [
      'Hallo, ich möchte keine Erstattung. Schicken Sie mir bitte Ersatz.',
      'Hallo, Schicken Sie mir bitte Ersatz.',
    ],
    ['Nicht stornieren, nur die Lieferadresse ändern bitte', 'nur die Lieferadresse ändern bitte'],
    ['keine kuendigung sondern widerruf nach 5 tagen', 'sondern widerruf nach 5 tagen'],
    ["I don't want to cancel my policy. I have only moved to Naas.", 'I have only moved to Naas.'],
    ["I'm not looking for a refund, please send a new one", 'please send a new one'],
    ['No complaint, just a question about the opening hours', 'just a question about the opening hours'],
    ["my phone is lost i don't want anyone to use it, block it", 'my phone is lost block it'],
    ["I'm not after a refund. It broke after eleven months", 'It broke after eleven months'],
    ['I do not want a voucher and I want my money back', 'and I want my money back'],
  ])('of %j leaves %j', (text, left) => {
    expect(leaveOutDeniedWishes(text)).toEqual({ text: left, deniesAWish: true });
  });

  it.each([
    // what does not work or has not come is the request
    'Mein Paket ist nicht angekommen, bitte prüfen Sie das.',
    'I cannot log in, the password is not accepted.',
    'My card is not working, what can I do?',
    'My balance did not change after the transfer, is something wrong?',
    'I need a refund. This is not what I wanted.',
    // what is no longer wanted is a wish
    'Ich möchte den Vertrag nicht mehr, bitte bestätigen Sie die Kündigung.',
    'I no longer want the newsletter, please take me off the list.',
    'Ich will keine Werbung mehr bekommen, streichen Sie meine Adresse.',
    // nothing else is said
    'Ich will nicht verlängern.',
    "I don't want it",
    'Bitte nicht nur die Rechnung, auch den Lieferschein schicken.',
    'Wo ist mein Paket?',
  ])('leaves %j as it is', (text) => {
    expect(leaveOutDeniedWishes(text)).toEqual({ text, deniesAWish: false });
  });

  it('never adds anything, on any text', () => {
    const piece = fc.constantFrom(
      'ich will ',
      'nicht ',
      "don't want ",
      'keine, ',
      'nur ',
      'only ',
      '. ',
      '\n',
      '💥',
      'x ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { text: left, deniesAWish } = leaveOutDeniedWishes(text);
        expect(left.length).toBeLessThanOrEqual(text.length);
        if (!deniesAWish) expect(left).toBe(text);
      }),
    );
  });
});
