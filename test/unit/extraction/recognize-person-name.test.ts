import { foundValues } from './found-values.js';

const names = (text: string): readonly string[] =>
  foundValues('person_name', text).map((line) => line.slice(line.indexOf(' -> ') + 4));

describe('names of senders', () => {
  it.each([
    ['Mit freundlichen Grüßen\n\nAnna Schmidt', 'Anna Schmidt'],
    ['MfG Schulze', 'Schulze'],
    ['LG, Peter!', 'Peter'],
    ['lg sandra', 'sandra'],
    ['Viele Grüße aus Köln\nDr. Hans-Peter Maier\nTel. 0221 123', 'Hans-Peter Maier'],
    ['Hochachtungsvoll\nFrau Renate von der Heide', 'Renate von der Heide'],
    ['Kind regards,\nMrs Helen O’Connor', 'Helen O’Connor'],
    ['Thanks so much!\nKate xx', 'Kate'],
    ['Regards\nJ. Smith', 'J. Smith'],
    ['Mein Name ist Olga Brandt und', 'Olga Brandt'],
    ['Hello, this is Priya Patel.', 'Priya Patel'],
    ['Ich bin Anna Weber und', 'Anna Weber'],
    ['Name: Julia Brandt\nE-Mail: x', 'Julia Brandt'],
    ['please call. - Mike', 'Mike'],
    ['MfG K.-H. Zöller', 'K.-H. Zöller'],
    ['Thx Kayleigh', 'Kayleigh'],
    ['Danke schonmal, Fiete', 'Fiete'],
    ['ich heiße lukas brandt und habe eine frage', 'lukas brandt'],
    ['gez. Müller', 'Müller'],
    ['Hochachtungsvoll!\nDipl.-Ing. (FH) Uwe Kranz', 'Uwe Kranz'],
    ['Ganz herzliche Grüße\nvon Ute', 'Ute'],
    ['Cheers mate\nBaz', 'Baz'],
    ['Signed: Eleanor Rigby', 'Eleanor Rigby'],
    ['Das kann nicht sein. Eure Kundin Steffi Bauch', 'Steffi Bauch'],
    ['Yours faithfully, pp Susan Black', 'Susan Black'],
    ['Freundlichst, Ihre Renate Wohlgemuth', 'Renate Wohlgemuth'],
    ['Wohnung 12, Mieter: Olaf Thon', 'Olaf Thon'],
    ['It should have come last week. Where is my package please? Paweł', 'Paweł'],
    ['Guten Tag, hier noch einmal Bernd Tietz. Die Unterlagen', 'Bernd Tietz'],
  ])('%j is from %j', (text, name) => expect(names(text)).toEqual([name]));

  it.each([
    'Ich bin Kunde seit 2015',
    'Danke an Frau Müller aus dem Team',
    'Sehr geehrter Herr Maier,',
    'Mit freundlichen Grüßen\nIhr Team',
    'Thanks\nPlease call me',
    'Viele Grüße\nVon meinem iPhone gesendet',
    'Grüß Gott, ich habe ein Problem',
    'This is Ridiculous',
    'Vielen Dank\nBestellnummer 4711',
    'Hier nochmal Fotos Vorher und Nachher',
    'Danke schonmal für Ihre Hilfe',
    'ich heiße nicht willkommen',
    'Ihre Kundin Frau Bauch hat angerufen',
    'Viele Grüße\nvon der ganzen Familie',
    'Regards,\nAccounts Payable',
    'der Mieter Olaf Thon ist ausgezogen',
  ])('none in %j', (text) => expect(names(text)).toEqual([]));
});
