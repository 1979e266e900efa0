import { CHANNELS, type Channel } from '../../domain/channel.js';

type PerChannel = Readonly<Record<Channel, number>>;

// thirds and sevenths do not add up to 1 exactly; far below the smallest real share
const TOLERANCE = 1e-9;

/**
 * How full an agent is: each ticket of channel c takes 1/capacity[c]; 1 is full. Computed anew from whole numbers of
 * tickets each time, so that it cannot drift. A ticket on a channel that the agent no longer takes fills them.
 */
export function agentLoad(counts: PerChannel, capacity: PerChannel): number {
  let load = 0;
  for (const channel of CHANNELS) {
    if (counts[channel] > 0)
      load += capacity[channel] > 0 ? counts[channel] / capacity[channel] : counts[channel];
  }
  return load;
}

/** Whether one more ticket of the channel fits. */
export function hasRoomFor(channel: Channel, load: number, capacity: PerChannel): boolean {
  return capacity[channel] > 0 && load + 1 / capacity[channel] <= 1 + TOLERANCE;
}
