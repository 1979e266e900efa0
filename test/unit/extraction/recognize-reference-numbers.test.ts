import { foundValues } from './found-values.js';

const POSITIVE: readonly (readonly [type: string, text: string, ...values: string[]])[] = [
  ['order_number', 'Best.-Nr. 4711', '4711'],
  ['order_number', 'Bestellnr 987654', '987654'],
  ['order_number', 'Meine Bestellnummer lautet: B-2026-17.', 'B-2026-17'],
  ['order_number', 'Bestellungen 4711 und 4712 stornieren', '4711', '4712'],
  ['order_number', 'orders 10021, 10022 and 10023', '10021', '10022', '10023'],
  ['order_number', '4711882 ist meine Bestellnummer', '4711882'],
  ['order_number', '40012 und 40013 sind meine Bestellnummern', '40012', '40013'],
  ['order_number', 'order no. 778-21-99', '778-21-99'],
  ['order_number', 'my order #A-5512 is late', 'A-5512'],
  ['order_number', 'meine Bestellung mit der Nr. WX20260217', 'WX20260217'],
  ['order_number', 'Bestelnumer 99128', '99128'],
  ['order_number', 'Bestellnummer:\n300 812 77', '30081277'],
  ['order_number', 'Bestellnummer4711', '4711'],
  ['order_number', 'ORD-2026-1', 'ORD-2026-1'],
  ['customer_number', 'Kd.-Nr. 88231', '88231'],
  ['customer_number', 'kdnr 123456', '123456'],
  ['customer_number', 'Kunden-ID: ACME-00923', 'ACME-00923'],
  ['customer_number', 'my customer number is CU-448812', 'CU-448812'],
  ['customer_number', 'Kundennummer 12 345 678', '12345678'],
  ['invoice_number', 'Rg.Nr. 2026-00871', '2026-00871'],
  ['invoice_number', 'Rechnung RE-2026-0815', 'RE-2026-0815'],
  ['invoice_number', 'invoice #99821', '99821'],
  ['invoice_number', 'Rechnung vom 01.02.2026 (Nr. 77123)', '77123'],
  ['contract_number', 'Vertragskonto 210 004 559 812', '210004559812'],
  ['contract_number', 'Versicherungsschein-Nr. 12.345.678-9', '12.345.678-9'],
  ['contract_number', 'policy number POL 8837261', 'POL8837261'],
  ['contract_number', 'Abo-Nr. 5567123', '5567123'],
  ['contract_number', 'das Abo "Fjord 100" (Vertragsnummer V-7752291)', 'V-7752291'],
  ['contract_number', 'wegen meiner Bestellung V-7752291', 'V-7752291'],
  ['order_number', 'Bestellnummer V-7752291', 'V-7752291'],
  ['ticket_number', 'Ticket #229184', '229184'],
  ['ticket_number', 'Vorgangsnummer 2026-448-17', '2026-448-17'],
  ['ticket_number', 'case number CAS-77812', 'CAS-77812'],
  ['ticket_number', 'Schaden-Nr. 26/001-7731', '26/001-7731'],
  ['tracking_number', 'Sendungsnummer: 00340434161094042557', '00340434161094042557'],
  ['tracking_number', 'UPS 1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
  ['tracking_number', 'It is RR123456785DE', 'RR123456785DE'],
  ['tracking_number', 'JJD000390007827612345', 'JJD000390007827612345'],
  ['tracking_number', 'DPD Paketnummer 01596806123456', '01596806123456'],
  ['tracking_number', 'Hermes hat 03071029384756 verloren', '03071029384756'],
  ['tracking_number', 'GLS: 50123456789', '50123456789'],
  ['contract_number', 'im Vertrag SWN 2025 3381', 'SWN20253381'],
  ['contract_number', 'zwei Verträge, Strom (ST-40018) und Gas (GA-40019)', 'ST-40018', 'GA-40019'],
  ['invoice_number', 'Verwendungszweck RE 2026 0441', 'RE20260441'],
  ['invoice_number', 'can you resend inv 20418', '20418'],
  ['customer_number', 'accounts 20-4471 and 20-4490', '20-4471', '20-4490'],
  ['customer_number', 'Membership GYM-20881', 'GYM-20881'],
  ['customer_number', 'Kundennummer 100 455 2, Bestellung folgt', '1004552'],
  ['contract_number', 'Vers.-Nr. 65 030488 M 012', '65030488M012'],
  ['contract_number', 'Vertragsnummer (siehe Police): 0012-4471-88', '0012-4471-88'],
  ['ticket_number', 'unter dem Zeichen 44-A-2026', '44-A-2026'],
  ['contract_number', 'Hausratversicherung HR-22110', 'HR-22110'],
  ['contract_number', 'Die alte Vertragsnummer war 88120, die neue ist 88121.', '88120', '88121'],
  ['customer_number', '88120447 - das ist meine Kundennummer', '88120447'],
  ['customer_number', 'Patientennummer 0044812', '0044812'],
  ['order_number', 'Reparaturauftrag R-20931', 'R-20931'],
  ['order_number', 'Buchungsbestätigung 88120-B', '88120-B'],
  ['invoice_number', 'Mahnnr. 3311-2', '3311-2'],
  ['order_number', 'Auftrag 2026-771 ist da, was ist mit 2026-772?', '2026-771', '2026-772'],
  ['order_number', 'Hotelbuchung Nr. 4471.220.118, Res.-Nr. 77120', '4471.220.118', '77120'],
  ['invoice_number', 'invoice nos 3301 and 3302', '3301', '3302'],
  ['ticket_number', 'Störungsticket S55-10288', 'S55-10288'],
  ['ticket_number', 'Gz. 12-4471/26', '12-4471/26'],
  ['ticket_number', 'Zeichen: AB/12-77', 'AB/12-77'],
  ['invoice_number', 'die Rg. 20-118 ist bezahlt', '20-118'],
  ['customer_number', 'Kundennummer 4711 I want to cancel', '4711'],
];

const NEGATIVE: readonly string[] = [
  'Modell X500 Pro, Akku 5000 mAh, Firmware 2.4.1',
  'Mo-Fr 9-18 Uhr, Sa 10-14 Uhr',
  'Bestellung 12 Stück, Auftrag 2026',
  'We need 250 units; orders over 100 pieces',
  'Artikel-Nr. 887-221, Seriennummer SN99812773',
  'in order to pay 300 people',
  'Wir haben im Jahr 2025 rund 4000 Kunden gewonnen',
  'Sort code 60-16-13, account number 31926819',
  'Lieferschein 80012',
  '1Z999AA10123456785', // wrong check digit
  'RR123456780DE', // wrong check digit
  'Seite 4711 von 5000',
  'Vertrag 2025 und Rechnung 2026',
  'Paragraph (XQ-40018) und Absatz (CQ-40019)',
  'two accounts with 12 users each',
  'Az. 12 C 345/25 beim Amtsgericht',
  'Die Versicherung zahlt 500 Euro, die Versicherung 2026 ist teurer',
  'Abbuchung 4711 Euro, Modell 2026-772',
  'Deutschlandticket 2026, Bahnticket 4711',
];

const NUMBER_TYPES = [...new Set(POSITIVE.map(([type]) => type))];

describe('reference numbers', () => {
  it.each(POSITIVE)('%s in %j', (type, text, ...values) => {
    expect(foundValues(type, text).map((line) => line.split(' -> ')[1])).toEqual(values);
    for (const other of NUMBER_TYPES.filter((name) => name !== type))
      expect(foundValues(other, text)).toEqual([]);
  });

  it.each(NEGATIVE)('none in %j', (text) => {
    for (const type of NUMBER_TYPES) expect(foundValues(type, text)).toEqual([]);
  });

  it('takes the number only, without label and sign', () => {
    expect(foundValues('order_number', 'Bestellung #4711, danke')).toEqual(['4711 -> 4711']);
  });
});
