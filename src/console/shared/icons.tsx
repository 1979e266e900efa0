// Line icons on a 20-unit grid; decoration only, the words beside them say what is meant.
const PATHS = {
  email: 'M3 5h14v10H3zM3 6l7 5 7-5',
  'web-form': 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  chat: 'M3 4h14v9H9l-4 3v-3H3z',
  check: 'M4 10l4 4 8-8',
  close: 'M5 5l10 10M15 5L5 15',
  pencil: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  transfer: 'M3 7h12l-3-3M17 13H5l3 3',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2',
  clip: 'M14 8l-5 5a2 2 0 01-3-3l6-6a3 3 0 014 4l-7 7a4 4 0 01-6-6',
  back: 'M12 4l-6 6 6 6',
  plus: 'M10 4v12M4 10h12',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  keyboard: 'M2 5h16v10H2zM5 8h1M8 8h1M11 8h1M14 8h1M5 12h10',
  up: 'M10 16V4M5 9l5-5 5 5',
  down: 'M10 4v12M5 11l5 5 5-5',
  person: 'M10 10a3 3 0 100-6 3 3 0 000 6zM4 17c0-3 3-5 6-5s6 2 6 5',
  spark: 'M10 3l2 5 5 2-5 2-2 5-2-5-5-2 5-2z',
  send: 'M3 10l14-6-6 14-2-6zM9 12l8-8',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  leave: 'M8 4H4v12h4M8 10h9M14 7l3 3-3 3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Mark() {
  return (
    <svg class="mark" width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" />
      <path d="M7 23h6c6 0 6-14 12-14M7 23h18" />
    </svg>
  );
}
