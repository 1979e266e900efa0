import type { AnnotatedRow } from '../../../../src/knowledge/entity-training/annotated-row.js';

/** Rows from `[[type|text]]` marks. */
export function annotated(marked: string): AnnotatedRow {
  const entities: { type: string; start: number; end: number }[] = [];
  let text = '';
  for (const [place, part] of marked.split(/\[\[|\]\]/).entries()) {
    if (place % 2 === 0) text += part;
    else {
      const [type = '', written = ''] = part.split('|');
      entities.push({ type, start: text.length, end: text.length + written.length });
      text += written;
    }
  }
  return { text, entities };
}

const METERS = ['4711', 'A-17', '00923', '77-Z', '1234567', 'X9', 'B 12', '556'];
const TARIFFS = ['Strom Natur', 'Gas Plus', 'Fix 24', 'Öko', 'Strom Basis'];
const FRAMES = [
  (meter: string, tariff: string) =>
    `Mein Zähler Nr.[[meter|${meter}]], Tarif [[tariff|${tariff}]], zählt falsch.`,
  (meter: string, tariff: string) =>
    `Bitte den Tarif [[tariff|${tariff}]] kündigen (Zähler [[meter|${meter}]]).`,
  (meter: string) => `👍 danke! Zählernummer:[[meter|${meter}]]\nViele Grüße`,
  () => 'Ich habe 3 Fragen zu meiner Rechnung.',
];

/** 160 short mails about meters and tariffs. */
export function meterMails(): AnnotatedRow[] {
  return METERS.flatMap((meter) =>
    TARIFFS.flatMap((tariff) => FRAMES.map((frame) => annotated(frame(meter, tariff)))),
  );
}
