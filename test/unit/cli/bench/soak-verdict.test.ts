import { judgeSoak, type SoakFigures, type SoakSample } from '../../../../src/cli/bench/soak-verdict.js';

/** Twenty minutes, a sample each. */
const samples = (rssAt: (minute: number) => number): readonly SoakSample[] =>
  Array.from({ length: 21 }, (_, minute) => ({
    hours: minute / 60,
    rssMegabytes: rssAt(minute),
    heapMegabytes: 100,
    lag: 0,
  }));

const figures = (changes: Partial<SoakFigures> = {}): SoakFigures => ({
  rate: 500,
  published: 600_000,
  samples: samples((minute) => 200 + (minute % 2)),
  lagAtEnd: 20,
  missing: 0,
  publishToReservation: { p50Ms: 20, p99Ms: 80, maxMs: 200 },
  ...changes,
});

describe('the verdict on a soak', () => {
  it('passes one with flat memory, no lag and nothing missing', () => {
    const { passed, sentences, rss } = judgeSoak(figures());
    expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual(['PASS', 'PASS', 'PASS']);
    expect(passed).toBe(true);
    expect(Math.abs(rss.perHour)).toBeLessThan(1);
  });

  it('does not count what a process takes while it warms up', () => {
    expect(judgeSoak(figures({ samples: samples((minute) => 200 + 20 * Math.min(minute, 5)) })).passed).toBe(
      true,
    );
  });

  it.each([
    ['a leak of 1 MB a minute', { samples: samples((minute) => 200 + minute) }, 'FAIL memory'],
    ['a growing lag', { lagAtEnd: 1001 }, 'FAIL lag'],
    ['a message without a reservation', { missing: 1 }, 'FAIL completeness'],
    ['too few samples to say', { samples: samples(() => 200).slice(0, 2) }, 'FAIL memory'],
  ])('refuses %s', (_, changes, begins) => {
    const { passed, sentences } = judgeSoak(figures(changes));
    expect(passed).toBe(false);
    expect(sentences.filter((sentence) => sentence.startsWith(begins))).toHaveLength(1);
  });
});
