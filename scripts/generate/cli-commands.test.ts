import assert from 'node:assert/strict';
import { renderCommands } from './cli-commands.ts';

const command = (name: string): string => `export function create${name}Command(io: CliIo): Command {}`;

describe('the list of commands of vireo', () => {
  it('has those that are there in their place, and new ones last', () => {
    const texts = new Map([
      ['commands/budget.ts', command('Budget')],
      ['commands/scan.ts', command('Scan')],
      ['commands/time.ts', command('Time')],
      ['commands/time-entries.ts', 'export function createAdd(io: CliIo): Command {}'],
    ]);
    const before = 'export const commands = [\n  createTimeCommand,\n  createScanCommand,\n];';

    const text = renderCommands(texts, before);

    assert.deepEqual(text.match(/(?<=^ {2})create\w+/gm), [
      'createTimeCommand',
      'createScanCommand',
      'createBudgetCommand',
    ]);
    assert.match(text, /import \{ createBudgetCommand \} from '\.\/commands\/budget\.ts';/);
    assert.doesNotMatch(text, /createAdd/);
  });

  it('refuses a command that two files export', () => {
    const texts = new Map([
      ['a.ts', command('Scan')],
      ['b.ts', command('Scan')],
    ]);

    assert.throws(() => renderCommands(texts, ''), /Two files export createScanCommand/);
  });
});
