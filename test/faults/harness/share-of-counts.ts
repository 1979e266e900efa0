/** FAULTS_SHARE, 0..1: how much of the full counts a run does; a tenth unless told. */
const share = Number(process.env['FAULTS_SHARE'] ?? '0.1');

/** That share of a full count, at least one. */
export const shareOf = (full: number): number => Math.max(1, Math.round(full * (share > 0 ? share : 0.1)));
