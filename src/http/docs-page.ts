import { createHash } from 'node:crypto';
import type { OpenApiDocument, OpenApiOperation } from './openapi/build-document.js';
import { type Access, OPERATION_ROLES } from './operation-roles.js';

export interface DocsPage {
  readonly html: string;
  /** Of the page's one style element, for the Content-Security-Policy. */
  readonly styleHash: string;
}

/** The interface on one page, without scripts and without anything from elsewhere. */
export function docsPage(document: OpenApiDocument): DocsPage {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = document.tags.map(({ name }) => {
    const ofTag = calls.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${escapeHtml(name)}">${escapeHtml(name)}</h2>\n${ofTag.map(callHtml).join('\n')}`;
  });
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) =>
      `<details id="schema-${escapeHtml(name)}"><summary>${escapeHtml(name)}</summary>${code(schema)}</details>`,
  );
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.info.title)} ${escapeHtml(document.info.version)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(document.info.title)} <small>${escapeHtml(document.info.version)}</small></h1>
<p>${escapeHtml(document.info.summary)}</p><p>${escapeHtml(document.info.description)} The same as a document:
<a href="/openapi.json">/openapi.json</a>.</p>
<nav>${document.tags.map(({ name }) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`).join(' · ')}</nav>
${sections.join('\n')}
<h2 id="schemas">schemas</h2>
${schemas.join('\n')}
</main></body></html>`;
  return { html, styleHash: `sha256-${createHash('sha256').update(STYLE).digest('base64')}` };
}

function callHtml({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: OpenApiOperation;
}): string {
  const parts = [
    operation.description === undefined ? '' : `<p>${escapeHtml(operation.description)}</p>`,
    `<p>Roles: ${escapeHtml(rolesOf(operation.operationId))}</p>`,
    operation.parameters === undefined ? '' : `<h3>Parameters</h3>${code(operation.parameters)}`,
    operation.requestBody === undefined ? '' : `<h3>Body</h3>${code(operation.requestBody)}`,
    `<h3>Answers</h3>${code(operation.responses)}`,
  ];
  return `<details id="${escapeHtml(operation.operationId)}"><summary><b class="${method}">${method.toUpperCase()}</b>
<code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary)}</summary>${parts.join('')}</details>`;
}

function rolesOf(operationId: string): string {
  const table: Readonly<Record<string, Access>> = OPERATION_ROLES;
  const access = table[operationId] ?? [];
  return access === 'public' ? 'no key needed' : [...access, 'admin'].join(', ');
}

/** Pretty JSON in which references lead to their schemas. */
function code(value: unknown): string {
  const text = escapeHtml(JSON.stringify(value, null, 2));
  return `<pre>${text.replace(/#\/components\/schemas\/(\w+)/g, '<a href="#schema-$1">$1</a>')}</pre>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1rem}
h2{margin-top:2rem;text-transform:capitalize}
details{border-bottom:1px solid #8884;padding:.4rem 0}summary{cursor:pointer}
b{display:inline-block;min-width:4.5rem}
pre{overflow:auto;padding:.75rem;background:#8882;border-radius:.3rem;font-size:.85rem}
small{font-weight:400;opacity:.7}`;
