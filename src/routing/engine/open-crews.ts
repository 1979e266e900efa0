import { CHANNELS } from '../../domain/channel.js';
import type { Crew } from './memory.js';

// Of the hundreds of crews that meet a demand, few have anybody free when it matters. So each demand knows a set of
// crews in which all with a free agent are, except those that got one since the last decisions ("fresh"). Crews enter
// it when their agents stay free after deciding, and leave it when they are found to have none (rank-free-agents).

/** Tells all demands of a crew that it has free agents. */
export function announceFree(crew: Crew): void {
  for (const channel of CHANNELS) {
    if (crew.announced[channel] || crew.free[channel].items.length === 0) continue;
    crew.announced[channel] = true;
    for (const demand of crew.demands) if (demand.channel === channel) demand.open.add(crew);
  }
}
