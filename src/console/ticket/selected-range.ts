/** A selection within one message: offsets in its text, and where on the page it ends. */
export interface MarkedRange {
  readonly messageId: string;
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly top: number;
}

const WIDTH = 320;
const HEIGHT = 190;

/** What is selected now, without blanks at its ends; null where it is nothing or not within one of the messages. */
export function selectedRange(container: HTMLElement, messageIds: readonly string[]): MarkedRange | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const element = within instanceof Element ? within : within.parentElement;
  const text = element?.closest<HTMLElement>('[data-message-id]');
  const messageId = text?.dataset['messageId'];
  if (text === null || text === undefined || messageId === undefined) return null;
  if (!container.contains(text) || !messageIds.includes(messageId)) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const chosen = range.toString();
  const start = before.toString().length + (chosen.length - chosen.trimStart().length);
  const end = before.toString().length + chosen.trimEnd().length;
  if (end <= start) return null;
  const place = range.getBoundingClientRect();
  return {
    messageId,
    start,
    end,
    left: Math.max(8, Math.min(place.left, innerWidth - WIDTH)),
    top: Math.max(8, Math.min(place.bottom + 8, innerHeight - HEIGHT)),
  };
}
