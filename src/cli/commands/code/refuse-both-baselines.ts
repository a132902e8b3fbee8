import type { Command } from 'commander';

const message =
  'error: --baseline and --no-baseline contradict each other: give the one that you mean, and leave out the other.';

/** Commander keeps the last of the two in one option: the other would be dropped without a word. */
export function refuseBothBaselines(command: Command): Command {
  const given = new Set<string>();
  for (const name of ['baseline', 'no-baseline']) {
    command.on(`option:${name}`, () => {
      given.add(name);
      if (given.size > 1) command.error(message);
    });
  }
  return command;
}
