import { useEffect, useState } from 'preact/hooks';
import type { Workflow, WorkflowFilter } from '../../domain/workflow.js';
import { ApiError } from '../api/create-api.js';
import type { DryRunJson, ProblemJson, WorkflowJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { DryRunResult } from './dry-run-result.js';
import { FilterDialog } from './filter-dialog.js';
import { useConditionWords } from './use-condition-words.js';

/** Rules that can be changed, tried on the latest tickets, and put in force: never over somebody else's change. */
export function WorkflowEditor() {
  const { api, words, queueName, tell, tellError } = useConsole();
  const text = words.workflow;
  const live = useLiveReading(
    'workflow',
    () => api.get<WorkflowJson>('/v1/workflow'),
    ({ type }) => type === 'workflow.changed',
  );
  const [draft, setDraft] = useState<Workflow | null>(null);
  const [editing, setEditing] = useState<number | null>(null);
  const [result, setResult] = useState<DryRunJson | null>(null);
  const [problem, setProblem] = useState<ProblemJson | null>(null);
  const conditionWords = useConditionWords();
  const workflow = draft ?? live.value;
  const isStale = draft !== null && live.value !== null && draft.version !== live.value.version;
  useEffect(() => {
    setResult(null);
    setProblem(null);
  }, [draft]);
  if (workflow === null)
    return (
      <p class="loading" role="status">
        {words.floor.loading}
      </p>
    );

  const change = (filters: readonly WorkflowFilter[]) => setDraft({ ...workflow, filters });
  const replace = (index: number, filter: WorkflowFilter) =>
    change(
      index < workflow.filters.length
        ? workflow.filters.map((one, at) => (at === index ? filter : one))
        : [...workflow.filters, filter],
    );
  const move = (index: number, by: number) => {
    const filters = [...workflow.filters];
    const [moved] = filters.splice(index, 1);
    if (moved !== undefined) filters.splice(index + by, 0, moved);
    change(filters);
  };
  const failed = (error: unknown) => {
    if (error instanceof ApiError && (error.status === 422 || error.status === 400))
      setProblem(error.problem);
    else if (error instanceof ApiError && (error.status === 412 || error.status === 409))
      tell(text.stale, 'problem');
    else tellError(error);
  };
  const dryRun = () => {
    setProblem(null);
    api
      .send<DryRunJson>('POST', '/v1/workflow/dry-run', { body: { workflow, limit: 1000 } })
      .then(setResult, failed);
  };
  const activate = () => {
    api
      .send<WorkflowJson>('PUT', '/v1/workflow', { body: workflow, version: workflow.version })
      .then((active) => {
        live.set(active);
        setDraft(null);
        tell(text.activated);
      }, failed);
  };
  const edited = editing === null ? undefined : workflow.filters[editing];

  return (
    <section class="card workflow" aria-labelledby="workflow-title">
      <div class="card-head">
        <div>
          <h2 id="workflow-title" class="big-title">
            {text.title} <span class="tag">{text.version(workflow.version)}</span>{' '}
            {draft !== null && <span class="tag changed">{text.changed}</span>}
          </h2>
          <p class="muted small">{text.lead}</p>
        </div>
        <div class="row">
          {draft !== null && (
            <button type="button" class="quiet" onClick={() => setDraft(null)}>
              {text.discard}
            </button>
          )}
          <button type="button" onClick={dryRun}>
            {text.dryRun}
          </button>
          <button type="button" class="primary" disabled={draft === null || isStale} onClick={activate}>
            {text.activate}
          </button>
        </div>
      </div>
      {isStale && (
        <p class="problem" role="alert">
          {text.stale}
        </p>
      )}
      {problem !== null && (
        <div class="invalid" role="alert">
          <p>
            <strong>{text.invalid}</strong> {problem.detail ?? problem.title}
          </p>
          <ul>
            {(problem.errors ?? []).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path.replace(/^\/body(\/workflow)?/, '')}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
      {result !== null && <DryRunResult result={result} />}
      <ol class="rules">
        {workflow.filters.map((filter, index) => (
          <li key={`${filter.name} ${index}`} class="rule">
            <span class="rule-number" aria-hidden="true">
              {index + 1}
            </span>
            <button type="button" class="rule-main" onClick={() => setEditing(index)}>
              <span class="off-screen">{text.edit} </span>
              <strong>{filter.name}</strong>
              <span class="small muted">{conditionWords(filter.when)}</span>
            </button>
            <span class="rule-target">
              → {queueName(filter.target.queue)}{' '}
              <span class="small muted">
                {text.priority} {filter.target.priority}
              </span>
            </span>
            <span class="rule-tools">
              <button
                type="button"
                class="quiet icon-only"
                disabled={index === 0}
                onClick={() => move(index, -1)}
                aria-label={text.up(filter.name)}
              >
                <Icon name="up" size={16} />
              </button>
              <button
                type="button"
                class="quiet icon-only"
                disabled={index === workflow.filters.length - 1}
                onClick={() => move(index, 1)}
                aria-label={text.down(filter.name)}
              >
                <Icon name="down" size={16} />
              </button>
              <button
                type="button"
                class="quiet icon-only"
                onClick={() => change(workflow.filters.filter((_, at) => at !== index))}
                aria-label={text.remove(filter.name)}
              >
                <Icon name="close" size={16} />
              </button>
            </span>
          </li>
        ))}
        <li class="rule otherwise">
          <span class="rule-number" aria-hidden="true">
            …
          </span>
          <span class="rule-main">
            <strong>{text.otherwise}</strong>
          </span>
          <span class="rule-target">
            → {queueName(workflow.default.queue)}{' '}
            <span class="small muted">
              {text.priority} {workflow.default.priority}
            </span>
          </span>
          <span class="rule-tools" />
        </li>
      </ol>
      <button type="button" onClick={() => setEditing(workflow.filters.length)}>
        <Icon name="plus" size={16} /> {text.add}
      </button>
      {editing !== null && (
        <FilterDialog
          filter={
            edited ?? { name: text.newRule, when: {}, target: { queue: workflow.default.queue, priority: 1 } }
          }
          onClose={() => setEditing(null)}
          onSave={(filter) => {
            replace(editing, filter);
            setEditing(null);
          }}
        />
      )}
    </section>
  );
}
