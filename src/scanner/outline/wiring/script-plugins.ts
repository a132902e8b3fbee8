/** Functions that are given a router, by the name of their parameter. */
import type { Node } from 'web-tree-sitter';
import { lineOf } from './script-values.ts';
import type { MadeRouter } from './wiring.ts';

export interface Plugin {
  readonly made: MadeRouter;
  readonly from: number;
  readonly to: number;
}

export const functionTypes = ['function_declaration', 'function_expression', 'arrow_function'];

/** Functions whose first parameter may be a router: `async function routes(fastify)`, `export default (app) => …`. */
export function readPlugins(root: Node): readonly Plugin[] {
  return root.descendantsOfType(functionTypes).flatMap((node): Plugin[] => {
    const parameter = node && firstParameter(node);
    if (!node || parameter === undefined) return [];
    const of = nameOfFunction(node) ?? inlineName(node);
    if (of === undefined) return [];
    const made: MadeRouter = { name: parameter, kind: 'plugin', prefix: [], of, line: lineOf(node) };
    return [{ made, from: node.startIndex, to: node.endIndex }];
  });
}

/** Of a function that is given to `register` right there. */
function inlineName(node: Node): string | undefined {
  const call = node.parent?.type === 'arguments' ? node.parent.parent : undefined;
  const act = call?.childForFieldName('function')?.childForFieldName('property')?.text;
  return act === 'register' || act === 'route' ? `inline@${node.startIndex}` : undefined;
}

function firstParameter(node: Node): string | undefined {
  const first = node.childForFieldName('parameter') ?? node.childForFieldName('parameters')?.namedChildren[0];
  const name = first?.childForFieldName('pattern') ?? first;
  return name?.type === 'identifier' ? name.text : undefined;
}

/** Its own name, or the one that it is kept or exported under. */
export function nameOfFunction(node: Node): string | undefined {
  const own = node.childForFieldName('name')?.text;
  if (own !== undefined) return own;
  let above = node.parent;
  // `fp(async (fastify) => …)` is what it wraps.
  while (
    above &&
    /^(?:arguments|call_expression|as_expression|satisfies_expression|parenthesized_expression)$/.test(
      above.type,
    )
  )
    above = above.parent;
  if (above?.type === 'variable_declarator') return above.childForFieldName('name')?.text;
  if (above?.type === 'export_statement') return 'default';
  if (above?.type !== 'assignment_expression') return undefined;
  const left = above.childForFieldName('left')?.text ?? '';
  if (left === 'module.exports') return 'default';
  return /^(?:module\.)?exports\.(\w+)$/.exec(left)?.[1];
}

/** The innermost plugin around a node whose parameter has this name. */
export function pluginOf(plugins: readonly Plugin[], node: Node, on: string): string | undefined {
  return plugins
    .filter(({ made, from, to }) => made.name === on && from <= node.startIndex && node.endIndex <= to)
    .toSorted((one, other) => other.from - one.from)[0]?.made.of;
}
