import type { OverviewJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { pathTo } from '../shared/use-route.js';

export function QueuesTable({ figures, now }: { readonly figures: OverviewJson; readonly now: number }) {
  const { words, queues, queueName } = useConsole();
  const { floor } = words;
  const target = (name: string) => queues.find((queue) => queue.name === name)?.serviceLevelSeconds;
  const sorted = [...figures.queues].sort((a, b) => b.waiting - a.waiting || a.queue.localeCompare(b.queue));
  return (
    <div class="card">
      <h2 id="queues-title" class="card-title">
        {floor.queues}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="queues-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{floor.queue}</th>
              <th scope="col" class="num">
                {floor.waiting}
              </th>
              <th scope="col" class="num">
                {floor.oldest}
              </th>
              <th scope="col" class="num">
                {floor.offered}
              </th>
              <th scope="col" class="num">
                {floor.working}
              </th>
              <th scope="col" class="num">
                {floor.inTime}
              </th>
              <th scope="col" class="num">
                {floor.forecast}
              </th>
              <th scope="col" class="num">
                {floor.target}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ queue, waiting, offered, working, oldestWaitingSince, inTime, forecast }) => {
              const waitedMs = oldestWaitingSince === null ? null : now - Date.parse(oldestWaitingSince);
              const targetMs = (target(queue) ?? Number.POSITIVE_INFINITY) * 1000;
              const isLate = waitedMs !== null && waitedMs > targetMs;
              return (
                <tr key={queue}>
                  <th scope="row">
                    <a href={pathTo('floor', 'tickets')}>{queueName(queue)}</a>
                  </th>
                  <td class={`num${waiting > 0 ? ' strong' : ' muted'}`}>{waiting}</td>
                  <td class={`num${isLate ? ' late' : ''}`}>
                    {waitedMs === null ? '–' : formatDuration(waitedMs)}
                  </td>
                  <td class="num">{offered}</td>
                  <td class="num">{working}</td>
                  <td class={`num${inTime !== null && inTime < 0.8 ? ' late' : ''}`}>
                    {inTime === null ? '–' : `${Math.round(inTime * 100)} %`}
                  </td>
                  <td class={`num nowrap${forecast !== null && forecast.growsPerHour > 0 ? ' late' : ''}`}>
                    {forecast === null
                      ? '–'
                      : forecast.meanWaitSeconds === null
                        ? floor.grows(Math.round(forecast.growsPerHour))
                        : formatDuration(forecast.meanWaitSeconds * 1000)}
                  </td>
                  <td class="num muted">{Number.isFinite(targetMs) ? formatDuration(targetMs) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p class="small muted under-table">{floor.forecastLead}</p>
    </div>
  );
}
