import { useState } from 'preact/hooks';
import type { JobJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';

/** Starts a training and shows how far it is; the last one that was started here or that is told about. */
export function TrainingCard() {
  const { api, words, tellError } = useConsole();
  const text = words.learning;
  const [jobId, setJobId] = useState<string | null>(null);
  const [keepsChampion, setKeepsChampion] = useState(false);
  const [examine, setExamine] = useState(false);
  const job = useLiveReading(
    `job ${jobId}`,
    async () => (jobId === null ? null : api.get<JobJson>(`/v1/jobs/${encodeURIComponent(jobId)}`)),
    ({ type, data }) => {
      if (type !== 'job.changed') return false;
      // one that somebody else has started is watched too
      if (typeof data['jobId'] === 'string' && data['jobId'] !== jobId) setJobId(data['jobId']);
      return data['jobId'] === jobId;
    },
    { waitMs: 200 },
  );
  const isRunning = job.value?.state === 'queued' || job.value?.state === 'running';
  const start = () => {
    api
      .send<{ readonly jobId: string }>('POST', '/v1/models/retrain', {
        body: { promote: !keepsChampion, examine },
      })
      .then(({ jobId: started }) => setJobId(started), tellError);
  };
  const cancel = () => {
    if (jobId !== null)
      api.send<JobJson>('POST', `/v1/jobs/${encodeURIComponent(jobId)}/cancel`).then(job.set, tellError);
  };
  const percent = Math.round(100 * (job.value?.progress ?? 0));
  return (
    <section class="card" aria-labelledby="training-title">
      <h2 id="training-title" class="big-title">
        {text.training}
      </h2>
      {job.value !== null && (
        <div class="job" role="status">
          <p>
            <span class={`state job-${job.value.state}`}>{text.job[job.value.state]}</span> {job.value.step}
          </p>
          {isRunning && (
            <progress max={100} value={percent} aria-label={text.training}>
              {percent} %
            </progress>
          )}
          {job.value.error !== null && <p class="problem">{job.value.error}</p>}
          {job.value.result?.['promoted'] === false && <p class="muted small">{text.refused}</p>}
        </div>
      )}
      {isRunning ? (
        <button type="button" onClick={cancel}>
          {text.cancel}
        </button>
      ) : (
        <>
          <label class="check small">
            <input
              type="checkbox"
              checked={keepsChampion}
              onChange={(event) => setKeepsChampion(event.currentTarget.checked)}
            />
            {text.retrainKeep}
          </label>
          <label class="check small">
            <input
              type="checkbox"
              checked={examine}
              onChange={(event) => setExamine(event.currentTarget.checked)}
            />
            {text.examine}
          </label>
          <button type="button" class="primary" onClick={start}>
            <Icon name="spark" size={16} /> {text.retrain}
          </button>
        </>
      )}
    </section>
  );
}
