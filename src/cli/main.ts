#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputError } from '../adapters/files/input-error.js';
import { ConfigurationError, readConfiguration } from '../app/configuration.js';
import { openDefaultModel } from '../app/default-model.js';
import { packageVersion } from '../app/package-version.js';
import { SHIPPED_KNOWLEDGE_DIR, SHIPPED_MODELS_DIR } from '../app/project-paths.js';
import { readKnowledgeBase } from '../app/read-knowledge-base.js';
import { createWorkerTrainer, trainingEffort } from '../app/worker-trainer.js';
import { backupCommand } from './backup.js';
import { benchCommand } from './bench.js';
import { CancelledError } from './cancellable.js';
import { classifyCommand } from './classify.js';
import { compareCommand } from './compare.js';
import { deadLettersCommand } from './dead-letters.js';
import { demoCommand } from './demo.js';
import { evaluateCommand } from './evaluate.js';
import { evaluateEntitiesCommand } from './evaluate-entities.js';
import { EXIT_CODES } from './exit-codes.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { extractCommand } from './extract.js';
import { importCommand } from './import.js';
import { lintCommand } from './lint.js';
import { modelsCommand } from './models.js';
import { parseCommand } from './parse.js';
import { openProgressBar } from './progress-bar.js';
import { replayCommand } from './replay.js';
import { restoreCommand } from './restore.js';
import { serveCommand } from './serve.js';
import { simulateCommand } from './simulate.js';
import { splitCommand } from './split.js';
import { staffingCommand } from './staffing.js';
import { trainCommand } from './train.js';
import { trainEntitiesCommand } from './train-entities.js';

/** The folder of the default model; trains it first when it is missing. */
async function resolveDefaultModel(): Promise<string> {
  const configuration = readConfiguration();
  const { trainingRows } = await readKnowledgeBase(configuration.knowledgeDir ?? SHIPPED_KNOWLEDGE_DIR);
  const bar = openProgressBar('training the default model');
  try {
    const { dir } = await openDefaultModel({
      rows: trainingRows,
      modelsDir: configuration.modelsDir ?? SHIPPED_MODELS_DIR,
      trainer: createWorkerTrainer(trainingEffort(configuration), 0),
      members: configuration.trainingMembers,
      onProgress: bar.update,
    });
    return dir;
  } finally {
    bar.stop();
  }
}

function program(): Command {
  const weiche = new Command('weiche')
    .description(
      "reads customers' messages, finds the business case and the facts, and routes them to the right agent",
    )
    .version(packageVersion())
    .showHelpAfterError();
  for (const command of [
    serveCommand(),
    demoCommand(),
    trainCommand(),
    evaluateCommand(),
    classifyCommand({ resolveDefaultModel }),
    extractCommand(),
    trainEntitiesCommand(),
    evaluateEntitiesCommand(),
    parseCommand(),
    lintCommand(),
    simulateCommand(),
    staffingCommand(),
    replayCommand(),
    explainCommand(),
    benchCommand(),
    backupCommand(),
    restoreCommand(),
    deadLettersCommand(),
    compareCommand(),
    importCommand(),
    exportCommand(),
    splitCommand(),
    modelsCommand(),
  ]) {
    weiche.addCommand(command.copyInheritedSettings(weiche));
  }
  exitByThrowing(weiche);
  return weiche;
}

/** Lets commander's own refusals come to `main`, so that every wrong usage ends with the same exit code. */
function exitByThrowing(command: Command): void {
  command.exitOverride();
  for (const sub of command.commands) exitByThrowing(sub);
}

async function main(): Promise<void> {
  // `weiche classify | head` is no error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT_CODES.success : EXIT_CODES.usage;
    } else if (error instanceof CancelledError) {
      console.error(`weiche: ${error.message}`);
      // what still waits for input is not waited for
      process.exit(EXIT_CODES.cancelled);
    } else if (error instanceof InputError || error instanceof ConfigurationError) {
      console.error(`weiche: ${error.message}`);
      process.exitCode = EXIT_CODES.usage;
    } else {
      console.error(`weiche: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = EXIT_CODES.failure;
    }
  }
}

await main();
