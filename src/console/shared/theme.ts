import { keepSetting, setting } from './setting.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function theme(): Theme {
  const kept = setting('theme', 'auto');
  return THEMES.find((one) => one === kept) ?? 'auto';
}

/** Puts the chosen appearance onto the page; `auto` follows the system. */
export function applyTheme(chosen: Theme = theme()): void {
  keepSetting('theme', chosen);
  if (chosen === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}
