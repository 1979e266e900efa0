import type { DryRunJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

/** What a workflow would change, by the way that tickets would take. */
export function DryRunResult({ result }: { readonly result: DryRunJson }) {
  const { words, queueName } = useConsole();
  const text = words.workflow;
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (const { fromQueue, toQueue } of result.changes) {
    const key = `${fromQueue} ${toQueue}`;
    const move = moves.get(key) ?? { from: fromQueue, to: toQueue, count: 0 };
    moves.set(key, { ...move, count: move.count + 1 });
  }
  return (
    <div class="dry-run" role="status">
      <p>
        <strong>{text.dryRunResult(result.changes.length, result.tickets)}</strong>
      </p>
      {moves.size > 0 && (
        <table>
          <caption class="off-screen">{text.moves}</caption>
          <thead>
            <tr>
              <th scope="col">{text.from}</th>
              <th scope="col">{text.to}</th>
              <th scope="col" class="num">
                {text.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...moves.values()]
              .sort((a, b) => b.count - a.count)
              .map(({ from, to, count }) => (
                <tr key={`${from} ${to}`}>
                  <td>{queueName(from)}</td>
                  <td>{from === to ? text.samePriority : queueName(to)}</td>
                  <td class="num">{count}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
