// Run in a process of its own, so that its peak memory is that of one reading: node read-big-mail.js weiche|postal-mime FILE
import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { readAndExtract } from './read-and-extract.js';

/** What one reading of a large mail took. */
export interface BigMailFigures {
  readonly seconds: number;
  /** Of the whole process, runtime and the mail itself included. */
  readonly peakMegabytes: number;
  /** Before the reading, with the mail in memory. */
  readonly megabytesBefore: number;
}

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

const [, , reader = '', file = ''] = process.argv;
const raw = readFileSync(file);
const megabytesBefore = peakMegabytes();
const begun = performance.now();
if (reader === 'weiche') await readAndExtract(raw);
else await PostalMime.parse(raw);
const figures: BigMailFigures = {
  seconds: (performance.now() - begun) / 1000,
  peakMegabytes: peakMegabytes(),
  megabytesBefore,
};
console.log(JSON.stringify(figures));
