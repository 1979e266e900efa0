export interface Notice {
  readonly number: number;
  readonly sentence: string;
  readonly kind: 'done' | 'problem';
}

/** What has just happened, in a corner; read out by screen readers, what went wrong at once. */
export function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const of = (kind: Notice['kind']) =>
    notices
      .filter((notice) => notice.kind === kind)
      .map(({ number, sentence }) => (
        <p key={number} class={`notice ${kind}`}>
          {sentence}
        </p>
      ));
  return (
    <div class="notices">
      <div role="status">{of('done')}</div>
      <div role="alert">{of('problem')}</div>
    </div>
  );
}
