/**
 * Resolves when the condition holds; looks every few milliseconds. Fails loudly instead of hanging.
 *
 * @throws Error naming `what` when it has not come true after `timeoutMs` (20 s unless told)
 */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { timeoutMs = 20_000 }: { readonly timeoutMs?: number } = {},
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}
