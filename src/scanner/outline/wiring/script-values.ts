/** Arguments, options and paths as a file of TypeScript or JavaScript writes them. */
import type { Node } from 'web-tree-sitter';
import type { PathPart } from './wiring.ts';

export const lineOf = (node: Node): number => node.startPosition.row + 1;

export const argumentsOf = (call: Node): readonly Node[] =>
  (call.childForFieldName('arguments')?.namedChildren ?? []).filter(
    (each) => each !== null && each.type !== 'comment',
  ) as Node[];

/** `{ prefix: '/v1' }` of Koa's router and Fastify's plugins. */
export function prefixOption(options: Node | undefined): readonly PathPart[] {
  const value = fieldOf(options, 'prefix');
  return value === undefined ? [] : pathOf(value);
}

export function fieldOf(object: Node | undefined, name: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  for (const pair of object.namedChildren) {
    const key =
      pair?.type === 'pair' ? pair.childForFieldName('key')?.text.replace(/^['"]|['"]$/g, '') : undefined;
    if (key === name) return pair?.childForFieldName('value') ?? undefined;
  }
  return undefined;
}

export function pathOf(node: Node): readonly PathPart[] {
  if (node.type === 'string') return [{ text: node.text.slice(1, -1) }];
  if (node.type === 'template_string')
    return node.namedChildren.flatMap((part): PathPart[] => {
      if (part?.type === 'string_fragment') return [{ text: part.text }];
      const inner = part?.type === 'template_substitution' ? part.namedChildren[0] : undefined;
      return inner ? [{ name: inner.text }] : [];
    });
  if (node.type === 'identifier' || node.type === 'member_expression') return [{ name: node.text }];
  if (node.type === 'binary_expression')
    return node.namedChildren.flatMap((each) => (each ? pathOf(each) : []));
  return [{ name: '?' }];
}
