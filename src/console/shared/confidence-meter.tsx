import type { Tier } from '../../domain/prediction.js';
import { useConsole } from './console-context.js';

/** How sure the model is: a bar, the percentage and in a word. */
export function ConfidenceMeter({ confidence, tier }: { readonly confidence: number; readonly tier: Tier }) {
  const { words } = useConsole();
  const percent = Math.round(confidence * 100);
  return (
    <div class={`confidence tier-${tier}`}>
      <div class="bar" role="img" aria-label={`${words.ticket.confidence}: ${percent} %`}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <span class="percent">{percent} %</span>
      <span class="tier">{words.tier[tier]}</span>
    </div>
  );
}
