import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeSample } from '../app/describe-sample.js';
import { DEMO_DIR } from '../app/project-paths.js';
import { awaitSamples, readSamples } from '../app/sample-inbox.js';
import { seedContactCentre } from '../app/seed-contact-centre.js';
import type { RunningService } from '../app/start-service.js';
import { configurationFrom, type ServeFlags, serve, withServeOptions } from './serve.js';

/** `weiche demo`: the service with a contact centre and an inbox to look at. What `npm start` runs. */
export function demoCommand(): Command {
  return withServeOptions(
    new Command('demo').description(
      'start the service; into an empty store load a demo contact centre and sample messages',
    ),
  ).action(async (flags: ServeFlags) => {
    const service = await serve(configurationFrom(flags, { defaultLogLevel: 'warn' }));
    await loadDemo(service);
  });
}

async function loadDemo(service: RunningService): Promise<void> {
  const { context, knowledge } = service;
  if ((await context.store.agents.all()).length > 0) {
    console.log('The store has content: no demo content is loaded.');
    return;
  }
  await seedContactCentre(context, knowledge, join(DEMO_DIR, 'contact-centre.json'));
  const inbox = join(DEMO_DIR, 'inbox');
  if (!existsSync(inbox)) return;
  const samples = readSamples(inbox);
  console.log(`Feeding ${samples.length} sample messages through the inbound topics ...`);
  await context.bus.publish(samples.map(({ record }) => record));
  const results = await awaitSamples(context, samples);
  for (const [index, sample] of samples.entries())
    console.log(describeSample(sample, results[index] ?? null));
  console.log(`Ready: ${service.url}`);
}
