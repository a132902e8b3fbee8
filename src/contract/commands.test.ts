import assert from 'node:assert/strict';
import { commands } from './commands.ts';
import { clientCommands } from './lsp-messages.ts';

describe('commands', () => {
  it('hold those that the language server asks the client to carry out', () => {
    for (const command of Object.values(clientCommands)) assert.ok(command in commands, command);
  });

  it('read as the words of the product: no full stop, no exclamation mark, a real ellipsis', () => {
    for (const { title } of Object.values(commands)) assert.doesNotMatch(title, /\.\.\.|[.!]$/, title);
  });

  it('have titles of their own', () => {
    const titles = Object.values(commands).map(({ title }) => title);

    assert.equal(new Set(titles).size, titles.length);
  });
});
