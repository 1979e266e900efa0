import type { ServiceContext } from './service-context.js';

export const DEPENDENCIES = ['store', 'bus', 'model'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

const SENTENCES: Readonly<Record<Dependency, string>> = {
  store: 'The store cannot be reached.',
  bus: 'The bus cannot be reached.',
  model: 'No model is loaded.',
};

/** Whether the instance can use what it stands on. */
export type DependencyStates = Readonly<Record<Dependency, boolean>>;

/**
 * Asks store, bus and model whether they are there. One that does not answer within `timeoutMs` (2 s unless told)
 * counts as away, so that a frozen database cannot freeze the readiness probe too.
 */
export async function checkDependencies(
  { store, bus }: Pick<ServiceContext, 'store' | 'bus'>,
  { isModelReady, timeoutMs = 2_000 }: { readonly isModelReady: () => boolean; readonly timeoutMs?: number },
): Promise<DependencyStates> {
  const [storeIsUp, busIsUp] = await Promise.all([
    answers(() => store.check(), timeoutMs),
    answers(() => bus.check(), timeoutMs),
  ]);
  return { store: storeIsUp, bus: busIsUp, model: isModelReady() };
}

/** Why the instance cannot work, as sentences; empty when it can. */
export const missingDependencies = (states: DependencyStates): readonly string[] =>
  DEPENDENCIES.filter((dependency) => !states[dependency]).map((dependency) => SENTENCES[dependency]);

async function answers(check: () => Promise<void>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const asked = (async () => check())().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
