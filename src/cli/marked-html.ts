import type { Entity } from '../domain/entity.js';
import { escapeHtml } from '../knowledge/evaluation/escape-html.js';

/** A message as intake and extraction read it. */
export interface MarkedMessage {
  /** Who wrote it, or which row it is. */
  readonly title: string;
  readonly subject: string;
  readonly newText: string;
  readonly quotedText: string;
  readonly signature: string;
  /** Index `newText`; sorted by start, free of overlaps. */
  readonly entities: readonly Entity[];
  /** Index `subject`, likewise. */
  readonly subjectEntities: readonly Entity[];
  readonly defects: readonly string[];
}

/**
 * A page that shows messages with their entities marked. Everything that a customer wrote is escaped; the page loads
 * nothing and its policy forbids scripts.
 */
export function markedHtml(messages: readonly MarkedMessage[]): string {
  return `<!doctype html>
<html lang="de">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Weiche: ${messages.length} message${messages.length === 1 ? '' : 's'}</title>
<style>${STYLE}</style>
${messages.map(article).join('\n')}
</html>
`;
}

function article(message: MarkedMessage): string {
  const { title, subject, subjectEntities, newText, quotedText, signature, entities, defects } = message;
  const folded = (name: string, text: string) =>
    text === '' ? '' : `<details><summary>${name}</summary><pre>${escapeHtml(text)}</pre></details>\n`;
  return `<article>
<h2>${marked(subject, subjectEntities)}</h2>
<p>${escapeHtml(title)}</p>
<pre>${marked(newText, entities)}</pre>
${folded('Signature', signature)}${folded('Quoted', quotedText)}${folded('Defects', defects.join('\n'))}</article>`;
}

function marked(text: string, entities: readonly Entity[]): string {
  let html = '';
  let at = 0;
  for (const { type, value, start, end, confidence, recognizer } of entities) {
    const told = `${type}: ${value} (${Math.round(confidence * 100)} %, ${recognizer})`;
    html += `${escapeHtml(text.slice(at, start))}<mark title="${escapeHtml(told)}">${escapeHtml(text.slice(start, end))}<small>${escapeHtml(type)}</small></mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

const STYLE = `:root{color-scheme:light dark}
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
mark{background:#fde68a;color:#111;border-radius:3px;padding:0 .15em}
mark small{margin-left:.3em;color:#4b3a00}
article{border-top:1px solid #8886}
article>p{margin-top:-.5rem;opacity:.75}
@media (prefers-color-scheme:dark){mark{background:#5b4a00;color:#fff}mark small{color:#ffe9a8}}`;
