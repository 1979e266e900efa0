/** The key that does the same as a button, for the eye only: `aria-keyshortcuts` tells it to everybody else. */
export function KeyHint({ of }: { readonly of: string }) {
  return (
    <span class="key-hint" aria-hidden="true">
      {of}
    </span>
  );
}
