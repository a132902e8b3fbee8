/** `vireo completion`: the script by which a shell completes commands, options and their values. */
import { Argument, Command } from 'commander';
import type { CliIo } from '../io.ts';

const help = `
For this session, or for all of them in the file that your shell reads when it starts:
  bash   source <(vireo completion bash)
  zsh    source <(vireo completion zsh)
  fish   vireo completion fish | source
  PowerShell   vireo completion powershell | Out-String | Invoke-Expression
Bash needs its package bash-completion. Projects and clients are those of the backend that runs; none is started.

Exit codes: 0 done, 2 wrong usage.`;

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export function createCompletionCommand(io: CliIo): Command {
  return new Command('completion')
    .description('print what completes vireo in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .addHelpText('after', help)
    .action(async (shell: (typeof shells)[number]) => {
      const { printCompletionScript } = await import('../completion/complete-command.ts');
      await printCompletionScript(shell, io);
    });
}
