import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder, in a checkout and installed alike (this file is in src/app or dist/app). */
export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const SHIPPED_KNOWLEDGE_DIR = join(PROJECT_ROOT, 'training-data');
export const SHIPPED_MODELS_DIR = join(PROJECT_ROOT, 'models');
/** The console's built page, made by scripts/build.mjs. */
export const CONSOLE_DIR = join(PROJECT_ROOT, 'dist', 'console');
export const DEMO_DIR = join(SHIPPED_KNOWLEDGE_DIR, 'demo');
