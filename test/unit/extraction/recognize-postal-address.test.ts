import { foundValues } from './found-values.js';

const values = (text: string): readonly string[] =>
  foundValues('postal_address', text).map((line) => line.slice(line.indexOf(' -> ') + 4));

describe('postal addresses', () => {
  it.each([
    ['Hauptstr. 5, 50667 Köln', 'Hauptstr. 5, 50667 Köln'],
    ['Ich wohne in der Goethestraße 7a\nD-80336 München.', 'Goethestraße 7a, 80336 München'],
    ['Neue Adresse Am Alten Markt 17, 04109 Leipzig', 'Am Alten Markt 17, 04109 Leipzig'],
    ['Straße des 17. Juni 135, 10623 Berlin', 'Straße des 17. Juni 135, 10623 Berlin'],
    [
      'Zeil 1, Mainzer Landstraße 46, 60325 Frankfurt am Main',
      'Mainzer Landstraße 46, 60325 Frankfurt am Main',
    ],
    ['Bad Homburger Weg 8, 61348 Bad Homburg', 'Bad Homburger Weg 8, 61348 Bad Homburg'],
    ['Mariahilfer Straße 88/2/14\n1070 Wien', 'Mariahilfer Straße 88/2/14, 1070 Wien'],
    ['Bahnhofstrasse 21, 8001 Zürich', 'Bahnhofstrasse 21, 8001 Zürich'],
    ['hauptstr. 12, 70182 stuttgart', 'hauptstr. 12, 70182 stuttgart'],
    ['jetzt mühlendamm 12 22087 hamburg. danke', 'mühlendamm 12, 22087 hamburg'],
    ['221B Baker Street, London NW1 6XE', '221B Baker Street, London NW1 6XE'],
    ['12 High Street\nOxford\nOX1 4BG', '12 High Street, Oxford, OX1 4BG'],
    ['742 Evergreen Terrace, Springfield, IL 62704', '742 Evergreen Terrace, Springfield, IL 62704'],
    ['15 Harbour Parade, Bristol BS1 5TY', '15 Harbour Parade, Bristol BS1 5TY'],
    ['PO Box 441, Reading RG1 2AB', 'PO Box 441, Reading RG1 2AB'],
    ['1120 NW Couch St #500, Portland, OR 97209', '1120 NW Couch St #500, Portland, OR 97209'],
    ['Rosenthaler Straße 40/41, Aufgang C, 10178 Berlin', 'Rosenthaler Straße 40/41, 10178 Berlin'],
    ['Flat 2/1, 14 Byres Road, Glasgow G11 5JZ', 'Flat 2/1, 14 Byres Road, Glasgow G11 5JZ'],
    ['to The Old Dairy, 4 Church Lane, Ludlow SY8 1AA', 'The Old Dairy, 4 Church Lane, Ludlow SY8 1AA'],
    ['Rose Cottage, 2 Mill Lane, Bath BA1 1AA', 'Rose Cottage, 2 Mill Lane, Bath BA1 1AA'],
    ['Yours, Ann Hall\n2 Mill Lane, Bath BA1 1AA', '2 Mill Lane, Bath BA1 1AA'],
  ])('%j has %j', (text, value) => expect(values(text)).toEqual([value]));

  it.each([
    '12345 Musterstadt',
    'In Rechnung Nr. 44-2026 fehlt etwas',
    'Weg 5 und Platz 3',
    'an Platz 3, 2000 Stück',
  ])('none in %j', (text) => expect(values(text)).toEqual([]));
});
