import { useConsole } from '../shared/console-context.js';
import { ModelsCard } from './models-card.js';
import { ReviewQueue } from './review-queue.js';
import { SuggestedCases } from './suggested-cases.js';
import { TrainingCard } from './training-card.js';

/** What data staff look at: what to judge, the models, and training. */
export function LearningView() {
  const { words } = useConsole();
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.learning.title}</h1>
      </div>
      <div class="learning-grid">
        <div class="stack">
          <SuggestedCases />
          <ReviewQueue />
        </div>
        <div class="stack">
          <TrainingCard />
          <ModelsCard />
        </div>
      </div>
    </div>
  );
}
