import type { MemberAtWork } from '../knowledge/training/run-member-jobs.js';
import type { ProgressBar } from './progress-bar.js';

/** Shows a training on a bar: the share done, epoch and loss of the network that is at work, accuracy on held-out rows. */
export function trainingProgress(bar: ProgressBar): (share: number, atWork?: MemberAtWork) => void {
  return (share, atWork) => bar.update(share, ...(atWork === undefined ? [] : [noteOf(atWork)]));
}

const noteOf = ({ member, members, epoch, epochs, loss, heldOut }: MemberAtWork): string =>
  [
    `epoch ${epoch}/${epochs}`,
    `loss ${loss.toFixed(2)}`,
    `member ${member}/${members}`,
    ...(heldOut === undefined
      ? []
      : [`accuracy ${heldOut.accuracy.toFixed(3)} on ${heldOut.rows} rows not trained on`]),
  ].join(', ');
