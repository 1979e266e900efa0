import type { GateReportJson, LearningPointJson, ModelJson, PageJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { pathTo } from '../shared/use-route.js';
import { ComparisonCard } from './comparison-card.js';
import { GateCard } from './gate-card.js';
import { LearningCurveCard } from './learning-curve-card.js';

/** One model: what the gate said, what more examples would bring, and how it differs from another one. */
export function ModelView({ modelId }: { readonly modelId: string }) {
  const { api, words } = useConsole();
  const path = `/v1/models/${encodeURIComponent(modelId)}`;
  const read = useLiveReading(
    `model ${modelId}`,
    async () => {
      const models = await api.get<PageJson<ModelJson>>('/v1/models');
      const model = models.items.find(({ id }) => id === modelId) ?? null;
      if (model === null) return { model, models: [], report: null, points: [] };
      const [report, points] = await Promise.all([
        // only the gate measures this figure; other models have no report
        'goldenAccuracy' in model.metrics ? api.get<GateReportJson>(`${path}/report`) : null,
        api.get<PageJson<LearningPointJson>>(`${path}/learning-curve`),
      ]);
      return { model, models: models.items, report, points: points.items };
    },
    ({ type }) => type.startsWith('model.'),
  );
  const { model, models = [], report = null, points = null } = read.value ?? {};
  return (
    <div class="page">
      <div class="page-head of-model">
        <a class="back" href={pathTo('learning')}>
          <Icon name="back" size={16} /> {words.model.back}
        </a>
        <h1 class="model-id">
          {words.learning.model} {modelId}
        </h1>
        {model != null && (
          <span class={`state model-state-${model.state}`}>{words.learning.modelState[model.state]}</span>
        )}
      </div>
      {model === undefined && (
        <p class="loading" role="status">
          {words.floor.loading}
        </p>
      )}
      {model === null && <p class="hint">{words.model.gone}</p>}
      {model != null && (
        <div class="stack">
          <GateCard report={report} />
          <LearningCurveCard points={points} />
          <ComparisonCard model={model} others={models.filter(({ id }) => id !== modelId)} />
        </div>
      )}
    </div>
  );
}
