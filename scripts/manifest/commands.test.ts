import assert from 'node:assert/strict';
import { clientCommands } from '../../src/contract/lsp-messages.ts';
import { projectRoot } from '../paths.ts';
import { readFeatures } from './features.ts';

describe('commands', () => {
  const declared = [...readFeatures(projectRoot).values()].flatMap((feature) =>
    Object.entries(feature.commands),
  );
  const commands = Object.fromEntries(declared);

  it('are each declared by one feature', () => {
    assert.ok(declared.length > 100);
    assert.equal(Object.keys(commands).length, declared.length);
  });

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
