import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Message } from '../domain/message.js';
import { extractFromMessage } from '../extraction/extract-from-message.js';
import { maskSecrets } from '../extraction/mask-secrets.js';
import { messageIdFor } from '../intake/message-id-for.js';
import { parseRawRecord } from '../intake/parse-inbound-record.js';
import { readMessage } from '../intake/read-message.js';
import { UsageError } from './exit-codes.js';
import { type MarkedMessage, markedHtml } from './marked-html.js';

/** `weiche parse FILE.eml…`: what intake makes of a message. One JSON line a file with `--json`, else for reading. */
export function parseCommand(): Command {
  return new Command('parse')
    .description(
      'Show what intake reads from e-mails: new text, quote, signature, language, automatic mail, defects',
    )
    .argument('<files...>', 'RFC 5322 messages (.eml); - for standard input')
    .option('--json', 'one JSON line a file')
    .option('--html', 'one page that shows the messages with their facts marked')
    .action(
      async (files: readonly string[], options: { readonly json?: boolean; readonly html?: boolean }) => {
        const marked: MarkedMessage[] = [];
        for (const file of files) {
          const message = await readOrReport(file);
          if (message === null) continue;
          if (options.html === true) marked.push(markedMessage(message));
          else if (options.json === true)
            process.stdout.write(`${JSON.stringify({ file, ...describe(message) })}\n`);
          else process.stdout.write(`${render(file, describe(message))}\n`);
        }
        if (marked.length > 0) process.stdout.write(markedHtml(marked));
      },
    );
}

type ParsedFile = ReturnType<typeof describe>;

/** Null, a line on standard error and exit code 2 at the end where a file is none: the others are read all the same. */
async function readOrReport(file: string): Promise<Message | null> {
  try {
    return await readFileMessage(file);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`weiche: ${error.message}\n`);
    process.exitCode = error.exitCode;
    return null;
  }
}

/** As the service would store it: cards, PINs and passwords are masked. */
async function readFileMessage(file: string): Promise<Message> {
  const bytes = await read(file);
  const record = parseRawRecord(bytes);
  if (record.kind === 'invalid') throw new UsageError(record.reason, { file });
  const id = messageIdFor(record.inbound, { topic: 'file', partition: 0, offset: file });
  const { message } = await readMessage(record.inbound, { id, receivedAt: new Date() });
  const mask = (text: string): string => maskSecrets(text).text;
  return {
    ...message,
    subject: message.subject === null ? null : mask(message.subject),
    newText: mask(message.newText),
    quotedText: mask(message.quotedText),
    signature: mask(message.signature),
  };
}

function markedMessage(message: Message): MarkedMessage {
  const { newText, quotedText, signature, defects, receivedAt, language, subject, from } = message;
  return {
    title: from ?? 'unknown sender',
    subject: subject ?? 'no subject',
    newText,
    quotedText,
    signature,
    defects,
    ...extractFromMessage({ text: newText, subject, receivedAt, language }),
  };
}

async function read(file: string): Promise<Uint8Array> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch {
    throw new UsageError('The file cannot be read.', { file });
  }
}

function describe(message: Message) {
  return {
    subject: message.subject,
    from: message.from,
    fromName: message.fromName ?? null,
    to: message.to,
    messageId: message.internetMessageId,
    inReplyTo: message.inReplyTo,
    references: message.references,
    language: message.language,
    newText: message.newText,
    quotedText: message.quotedText,
    signature: message.signature,
    isAutomatic: message.automaticKind !== null,
    automaticKind: message.automaticKind,
    attachments: message.attachments,
    defects: message.defects,
  };
}

function render(file: string, parsed: ParsedFile): string {
  const part = (title: string, text: string): string =>
    text === '' ? '' : `\n${title}\n${text.replace(/^/gm, '  ')}\n`;
  const files = parsed.attachments.map(({ name, type, bytes }) => `${name} (${type}, ${bytes} bytes)`);
  return [
    `${file}\n  from ${parsed.from ?? 'unknown'} to ${parsed.to.join(', ') || 'unknown'}\n  subject ${parsed.subject ?? 'none'}\n`,
    `  language ${parsed.language}${parsed.automaticKind === null ? '' : `, automatic: ${parsed.automaticKind}`}\n`,
    part('New text', parsed.newText),
    part('Quoted', parsed.quotedText),
    part('Signature', parsed.signature),
    part('Attachments', files.join('\n')),
    part('Defects', parsed.defects.join('\n')),
  ].join('');
}
