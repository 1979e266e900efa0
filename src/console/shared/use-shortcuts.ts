import { useEffect, useRef } from 'preact/hooks';
import { setting } from './setting.js';

/** Single keys by `KeyboardEvent.key`; only while nothing is being typed and no dialog is open. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Whether single keys act at all: WCAG 2.1.4 wants them to be switched off. */
export const shortcutsOn = () => setting('shortcuts', 'on') === 'on';

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !shortcutsOn()) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const act = latest.current[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
