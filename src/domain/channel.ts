/** The way a message reached the company. */
export const CHANNELS = ['email', 'web-form', 'chat'] as const;
export type Channel = (typeof CHANNELS)[number];

export function isChannel(value: unknown): value is Channel {
  return typeof value === 'string' && (CHANNELS as readonly string[]).includes(value);
}
