import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';
import {
  type Configuration,
  ConfigurationError,
  type ConfigurationSources,
  readConfiguration,
} from '../app/configuration.js';
import { type RunningService, startService } from '../app/start-service.js';
import { UsageError } from './exit-codes.js';
import { openProgressBar } from './progress-bar.js';

export interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly dataDir?: string;
}

/** `weiche serve`: the service, without demo content. */
export function serveCommand(): Command {
  return withServeOptions(new Command('serve').description('start the service')).action(
    async (flags: ServeFlags) => {
      await serve(configurationFrom(flags));
    },
  );
}

export function withServeOptions(command: Command): Command {
  return command
    .option('--port <number>', 'HTTP port; 0 takes a free one (default: WEICHE_PORT or 8080)')
    .option('--host <address>', 'address to listen on (default: WEICHE_HOST or 127.0.0.1)')
    .option(
      '--data-dir <directory>',
      'where the embedded bus and store keep their files (default: WEICHE_DATA_DIR or data)',
    );
}

/** The configuration of the environment, overridden by the command line. Throws UsageError. */
export function configurationFrom(flags: ServeFlags, sources: ConfigurationSources = {}): Configuration {
  const port = flags.port === undefined ? undefined : Number(flags.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new UsageError('--port must be a number from 0 to 65535');
  }
  try {
    return readConfiguration({
      ...sources,
      overrides: {
        ...(port === undefined ? {} : { port }),
        ...(flags.host === undefined ? {} : { host: flags.host }),
        ...(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir }),
      },
    });
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

const GRACE_MS = 10_000;

/** Starts the service, shows address and new admin key, and closes it on a signal. */
export async function serve(configuration: Configuration): Promise<RunningService> {
  const bar = openProgressBar('training the default model');
  let service: RunningService | undefined;
  // from the beginning: as process 1 of a container, signals that nobody listens to are not delivered
  const grace = closeWithGrace({ delay: GRACE_MS }, async ({ err }) => {
    if (err) service?.context.log.error({ err }, 'service.crashed');
    await service?.close();
    service?.context.log.info({}, 'service.stopped');
  });
  try {
    service = await startService(configuration, { onTraining: bar.update });
  } catch (error) {
    // else the end of a process that has nothing left to do would be taken for a wanted one, with exit code 0
    grace.uninstall();
    if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error });
    throw error;
  } finally {
    bar.stop();
  }
  console.log(
    `Weiche listens on ${service.url}  (console: ${service.url}/console/, interface: ${service.url}/docs)`,
  );
  if (service.newAdminKey !== null) {
    console.log(`Admin key (shown this once, keep it): ${service.newAdminKey}`);
  }
  return service;
}
