// Loaded into a service by NODE_OPTIONS=--import: its clock is off by what STEPPED_CLOCK_FILE says, in milliseconds.
import { readFileSync } from 'node:fs';

const file = process.env.STEPPED_CLOCK_FILE;
const RealDate = Date;
let offsetMs = 0;
const look = () => {
  try {
    offsetMs = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // not written yet
  }
};
if (file !== undefined) {
  look();
  setInterval(look, 20).unref();
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offsetMs);
      else super(...args);
    }
    static now() {
      return RealDate.now() + offsetMs;
    }
  };
}
