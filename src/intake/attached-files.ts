import type { Attachment as MailAttachment } from 'postal-mime';
import { normalizeText } from '../text/normalize-text.js';
import type { IntakeLimits } from './intake-limits.js';
import { sniffType } from './sniff-type.js';

/** An attachment with its bytes, which are stored apart from the message. */
export interface AttachedFile {
  readonly name: string;
  /** Media type: as declared, or as its first bytes show where the label says nothing or hides a program. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Attached {
  readonly files: readonly AttachedFile[];
  /** Text of the first delivery status, at most 10,000 characters. */
  readonly deliveryStatus: string;
  /** The first message that was attached as a whole. */
  readonly nested: Uint8Array | null;
}

/** Names, types and bytes of a mail's attachments; what cannot be opened or is too much goes to `defects`. */
export function attachedFiles(
  attachments: readonly MailAttachment[],
  limits: IntakeLimits,
  defects: string[],
): Attached {
  if (attachments.length > limits.maxAttachments) {
    defects.push(`Only ${limits.maxAttachments} of ${attachments.length} attachments were kept.`);
  }
  const files = attachments.slice(0, limits.maxAttachments).map((attachment, index) => {
    const bytes = bytesOf(attachment.content);
    const declared = /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(attachment.mimeType)
      ? attachment.mimeType
      : 'application/octet-stream';
    const sniffed = sniffType(bytes);
    const type =
      sniffed !== null && (declared === 'application/octet-stream' || sniffed === 'application/x-msdownload')
        ? sniffed
        : declared;
    return { name: fileName(attachment.filename, type, index), type, bytes };
  });
  if (
    files.some((file) => file.type === 'application/ms-tnef' || file.name.toLowerCase() === 'winmail.dat')
  ) {
    defects.push('A TNEF attachment (winmail.dat) was not opened.');
  }
  const status = files.find((file) => file.type === 'message/delivery-status');
  return {
    files,
    deliveryStatus: status === undefined ? '' : new TextDecoder().decode(status.bytes.slice(0, 10_000)),
    nested: files.find((file) => file.type === 'message/rfc822')?.bytes ?? null,
  };
}

function bytesOf(content: MailAttachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** A bare name: no folders, no control characters, 200 code units at most. */
function fileName(name: string | null, type: string, index: number): string {
  const bare = normalizeText(name ?? '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\n\t]/g, ' ')
    .trim();
  if (bare !== '' && bare !== '.' && bare !== '..') return bare.slice(-200);
  const extension =
    type === 'message/rfc822' ? 'eml' : (/\/(?:x-)?([a-z0-9]{2,5})$/.exec(type)?.[1] ?? 'bin');
  return `attachment-${index + 1}.${extension}`;
}
