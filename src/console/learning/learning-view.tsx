import { useConsole } from '../shared/console-context.js';
import { pathTo } from '../shared/use-route.js';
import { ModelView } from './model-view.js';
import { ModelsCard } from './models-card.js';
import { ReviewQueue } from './review-queue.js';
import { SuggestedCases } from './suggested-cases.js';
import { SuspectLabels } from './suspect-labels.js';
import { TrainingCard } from './training-card.js';
import { TwoPersons } from './two-persons.js';

/** What data staff look at: `#/learning`, `#/learning/suspects`, `#/learning/cases`, `#/learning/models/ID`. */
export function LearningView({ route }: { readonly route: readonly string[] }) {
  const { words } = useConsole();
  const [part = 'overview', modelId] = route;
  if (part === 'models' && modelId !== undefined) return <ModelView key={modelId} modelId={modelId} />;
  const tabs = [
    ['overview', words.learning.overview, pathTo('learning')],
    ['suspects', words.suspects.title, pathTo('learning', 'suspects')],
    ['cases', words.twoPersons.title, pathTo('learning', 'cases')],
  ] as const;
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.learning.title}</h1>
        <nav class="tabs" aria-label={words.learning.title}>
          {tabs.map(([key, name, href]) => (
            <a key={key} href={href} aria-current={part === key ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
      </div>
      {part === 'suspects' ? (
        <SuspectLabels />
      ) : part === 'cases' ? (
        <TwoPersons />
      ) : (
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
      )}
    </div>
  );
}
