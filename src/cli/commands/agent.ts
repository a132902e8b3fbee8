/** `vireo agent`: what agents there are, and what they are asked for. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import {
  type ApplyOptions,
  type CrewsOptions,
  type FollowOptions,
  type ReplayOptions,
  type RunOptions,
  replayFiles,
  requestStates,
  type StatusOptions,
} from '../agent/agent-options.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';

const help = `
"run" and "replay" say on standard error what the agent is at, and print its report when it is done. --output writes the
report in every format, and what the agent leaves, to a folder. Ctrl-C cancels what was asked. A REQUEST is the ID that
"status" shows. More: docs/requests.md.

Exit codes: 0 done, 1 it waits for a decision or was cancelled, 2 it failed, wrong usage, or it was refused.

Examples:
  vireo agent list
  vireo agent run security --project api
  echo '{"paths": ["src"]}' | vireo agent run security --project api --input - --output reports
  vireo agent run development --project api --trusted
  vireo agent run development --project api --trusted --crew .vireo/agents/api.yaml
  vireo agent crews --project api
  vireo agent apply 0c5d2a91 --only src/app.ts
  vireo agent apply 0c5d2a91 --text api-model.yaml
  vireo agent status
  vireo agent replay 0c5d2a91 --json
  vireo agent checkpoints 0c5d2a91`;

const load = () => import('../agent/run-agent.ts');
const one = new Argument('<REQUEST>', 'its ID, or the end of it');

export function createAgentCommand(io: CliIo): Command {
  const command = new Command('agent').description('list agents, run them, and see their runs');
  for (const create of [
    createList,
    createRun,
    createStatus,
    createApply,
    createCancel,
    createReplay,
    createCheckpoints,
    createCrews,
  ]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function parseWhole(what: string, least: number, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`${what} from ${least} to ${most} is needed.`);
  };
}

function withFollowing(command: Command): Command {
  return command
    .option('--output <dir>', 'folder for the report and what the agent leaves')
    .option('--no-wait', 'only ask; it continues without this command');
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('the agents that may be asked')
    .action(async (options: BackendOptions) => (await load()).runAgentList(options, io));
}

function createRun(io: CliIo): Command {
  return withFollowing(
    new Command('run')
      .description('ask an agent, and wait until it is done')
      .argument('<AGENT>', 'its name, such as security')
      .requiredOption('--project <name>', 'what it is to work on')
      .option('--input <file>', 'JSON that it takes; - is standard input')
      .option('--crew <file>', 'of the project, such as .vireo/agents/api.yaml: how the agent works')
      .option('--trusted', 'you trust the folder: what you allow of it may run')
      .addOption(
        new Option('--priority <number>', '0 to 9: higher runs first')
          .default(0)
          .argParser(parseWhole('a number', 0, 9)),
      )
      .option(
        '--deadline <seconds>',
        'ends it when it is not done by then',
        parseWhole('a number of seconds', 1, 30 * 86_400),
      ),
  ).action(async (agent: string, options: RunOptions) => (await load()).runAgentRun(agent, options, io));
}

function createStatus(io: CliIo): Command {
  return new Command('status')
    .description('what agents were asked for, the newest first; or one request')
    .addArgument(new Argument('[REQUEST]', 'its ID, or the end of it'))
    .option('--project <name>', 'only of this project')
    .addOption(new Option('--state <state>', 'only in this state').choices(requestStates))
    .action(async (said: string | undefined, options: StatusOptions) =>
      (await load()).runAgentStatus(said, options, io),
    );
}

function createApply(io: CliIo): Command {
  return withFollowing(
    new Command('apply')
      .description('say yes to what a request waits for, such as changes of files')
      .addArgument(one)
      .option('--only <path...>', 'of changes, those of these files alone')
      .option('--text <file>', 'of a text that is proposed, yours in its place; - is standard input')
      .addOption(new Option('--files <which>', 'of a replay, those in which it goes on').choices(replayFiles))
      .option('--decline', 'say no')
      .option('--comment <text>', 'goes back to the agent'),
  ).action(async (said: string, options: ApplyOptions) => (await load()).runAgentApply(said, options, io));
}

function createCancel(io: CliIo): Command {
  return new Command('cancel')
    .description('end a request')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runAgentCancel(said, options, io),
    );
}

function createReplay(io: CliIo): Command {
  return withFollowing(
    new Command('replay')
      .description('ask for the same again')
      .addArgument(one)
      .option('--from <checkpoint>', 'go on from this checkpoint in place of the beginning'),
  ).action(async (said: string, options: ReplayOptions & FollowOptions) =>
    (await load()).runAgentReplay(said, options, io),
  );
}

function createCheckpoints(io: CliIo): Command {
  return new Command('checkpoints')
    .description('where a replay of a request can begin')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await import('../agent/list-checkpoints.ts')).runAgentCheckpoints(said, options, io),
    );
}

function createCrews(io: CliIo): Command {
  return new Command('crews')
    .description('crew files of a project, and whether you have allowed them as they are')
    .requiredOption('--project <name>', 'whose files')
    .action(async (options: CrewsOptions) => (await import('../agent/crews.ts')).runAgentCrews(options, io));
}
