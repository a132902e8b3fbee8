/**
 * Completion by the whole command tree, whatever it is: @bomb.sh/tab asks commander for it. The scripts that it prints
 * call `vireo complete -- WORDS…` when Tab is pressed; both go to standard output by the package itself.
 */
import completions from '@bomb.sh/tab';
import completeCommander from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** Adds the command that answers Tab; for a program that is asked for just that. */
export function addCompleteCommand(program: Command): void {
  completeCommander(program);
}

export function printCompletionScript(shell: 'bash' | 'zsh' | 'fish'): void {
  completions.setup('vireo', 'vireo', shell);
}
