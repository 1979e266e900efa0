import { existsSync } from 'node:fs';

const PLACES = [
  process.env.WEICHE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium to test with, or null. */
export const findChromium = () =>
  PLACES.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null;
