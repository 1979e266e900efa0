import type { ServiceContext } from './service-context.js';

/**
 * Forgets the group that this process alone read with: it carries the instance's name and never comes back, but would
 * hold records on the bus until retention ends them. A killed process leaves its groups to that.
 */
export async function forgetOwnGroup(context: ServiceContext, group: string): Promise<void> {
  await context.bus
    .forgetGroup(group)
    .catch((error: unknown) => context.log.warn({ err: error }, 'bus.group-not-forgotten'));
}
