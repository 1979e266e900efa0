import { createHash } from 'node:crypto';

/** What is kept of a key: SHA-256 in hex. Keys are 256 random bits, so that a slow hash would add nothing. */
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');
