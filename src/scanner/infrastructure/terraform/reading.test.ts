/** What the tests of Terraform share: a reader, and trees as plain values. */
import assert from 'node:assert/strict';
import { loadGrammars } from '../../syntax/grammar.ts';
import { grammarFiles } from '../../testing.test.ts';
import type { ConfigNode, ConfigRead, ConfigResource } from '../tree.ts';
import { createTerraformReader } from './read-terraform.ts';

const parser = (await loadGrammars(grammarFiles)).terraform();

/** Reads a text as main.tf, with the files beside it by name. */
export function readHcl(text: string, beside: Readonly<Record<string, string>> = {}): ConfigRead {
  const others = Object.entries(beside).map(([path, each]) => ({ path, text: each }));
  return createTerraformReader(parser, () => others)(text, 'main.tf');
}

/** Reads a text as main.tf.json. */
export function readTerraformJson(text: string): ConfigRead {
  return createTerraformReader(parser)(text, 'main.tf.json');
}

/** A tree without places: unknown values as `?source`, open lists and maps with `…`. */
export function plain(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'unknown':
      return `?${node.text}`;
    case 'list':
      return [...node.items.map(plain), ...(node.isOpen ? ['…'] : [])];
    default:
      return {
        ...Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, plain(value)])),
        ...(node.isOpen ? { '…': true } : {}),
      };
  }
}

/** The first resource of a type. */
export function firstOf(read: ConfigRead, type: string): ConfigResource {
  const found = read.resources.find(({ types }) => types.includes(type));
  assert.ok(found, `no ${type} among ${read.resources.map(({ name }) => name).join(', ')}`);
  return found;
}

/** What an expression comes to, in a module with the blocks before it. */
export function evaluated(expression: string, before = ''): unknown {
  const read = readHcl(`${before}\nresource "x" "y" {\n  value = ${expression}\n}\n`);
  const { value } = plain(firstOf(read, 'x').root) as { value: unknown };
  return value;
}
