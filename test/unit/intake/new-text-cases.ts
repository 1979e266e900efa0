import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface NewTextCase {
  readonly name: string;
  readonly subject: string;
  readonly isReply: boolean;
  /** Plain text or HTML, as it would arrive. */
  readonly text: string | null;
  readonly html: string | null;
  /** The lines that the customer newly wrote, trimmed, without empty ones. */
  readonly expected: readonly string[];
}

const folder = fileURLToPath(new URL('../../fixtures/intake/new-text/', import.meta.url));

/** Reads test/fixtures/intake/new-text; its README.md describes the format. */
export function newTextCases(): readonly NewTextCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(folder + file, 'utf8')
        .split(/^=== /m)
        .slice(1)
        .map((block) => readCase(file, block)),
    );
}

function readCase(file: string, block: string): NewTextCase {
  const [title = '', ...rest] = block.split('\n');
  const header = rest.filter((line) => /^(subject|reply):/.test(line));
  const base = {
    name: `${file.replace('.txt', '')}: ${title}`,
    subject:
      header
        .find((line) => line.startsWith('subject:'))
        ?.slice(8)
        .trim() ?? '',
    isReply: header.includes('reply: yes'),
  };
  const htmlAt = rest.indexOf('--- html');
  if (htmlAt >= 0) {
    const newAt = rest.indexOf('--- new');
    return {
      ...base,
      text: null,
      html: rest.slice(htmlAt + 1, newAt).join('\n'),
      expected: lines(rest.slice(newAt + 1).join('\n')),
    };
  }
  const body = rest.slice(header.length).filter((line) => /^[NFQS.]\|/.test(line));
  const wanted = body.filter((line) => /^[NF]\|/.test(line)).map((line) => line.replace(/^F\|[> ]*/, 'N|'));
  return {
    ...base,
    text: body.map((line) => line.slice(2)).join('\n'),
    html: null,
    expected: lines(wanted.map((line) => line.slice(2)).join('\n')),
  };
}

/** Trimmed lines without empty ones. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
