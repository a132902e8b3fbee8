/** Under which names a file of TypeScript or JavaScript imports, and what it exports under which. */
import type { Node } from 'web-tree-sitter';
import type { WiredImport } from './wiring.ts';

export function readImport(statement: Node): readonly WiredImport[] {
  const module = statement.childForFieldName('source')?.text.slice(1, -1) ?? '';
  const clause = statement.namedChildren.find((each) => each?.type === 'import_clause');
  return (clause?.namedChildren ?? []).flatMap((each): WiredImport[] => {
    if (each?.type === 'identifier') return [{ local: each.text, module, imported: 'default' }];
    if (each?.type === 'namespace_import')
      return [{ local: each.namedChildren[0]?.text ?? '', module, imported: '*' }];
    return (each?.namedChildren ?? []).flatMap((one): WiredImport[] => {
      const imported = one?.childForFieldName('name')?.text;
      return imported === undefined
        ? []
        : [{ local: one?.childForFieldName('alias')?.text ?? imported, module, imported }];
    });
  });
}

export function readRequires(root: Node): readonly WiredImport[] {
  return root.descendantsOfType('variable_declarator').flatMap((node): WiredImport[] => {
    const name = node?.childForFieldName('name');
    const [, module, property] =
      /^require\(\s*['"]([^'"]+)['"]\s*\)(?:\.(\w+))?/.exec(node?.childForFieldName('value')?.text ?? '') ??
      [];
    if (!name || module === undefined) return [];
    if (name.type === 'identifier') return [{ local: name.text, module, imported: property ?? 'default' }];
    return name.namedChildren.flatMap((each): WiredImport[] => {
      const imported = each?.type === 'pair_pattern' ? each.childForFieldName('key')?.text : each?.text;
      const local = each?.type === 'pair_pattern' ? each.childForFieldName('value')?.text : each?.text;
      return imported === undefined || local === undefined ? [] : [{ local, module, imported }];
    });
  });
}

export function readExported(root: Node): ReadonlyMap<string, string> {
  const all = root.namedChildren.flatMap((node): readonly Named[] => {
    if (node?.type === 'export_statement') return exportsOf(node);
    const assigned = node?.type === 'expression_statement' ? node.namedChildren[0] : undefined;
    return assigned?.type === 'assignment_expression' ? assignedExports(assigned) : [];
  });
  return new Map(all);
}

/** What it is exported as, and its name in the file. */
type Named = readonly [string, string];

function exportsOf(statement: Node): readonly Named[] {
  const isDefault = statement.children.some((each) => each?.type === 'default');
  const declared = statement.childForFieldName('declaration')?.childForFieldName('name')?.text;
  const value = wrappedIn(statement.childForFieldName('value') ?? undefined);
  const listed = statement.descendantsOfType('export_specifier').map((one): Named => {
    const name = one?.childForFieldName('name')?.text ?? '';
    return [one?.childForFieldName('alias')?.text ?? name, name];
  });
  return isDefault ? [['default', value ?? declared ?? 'default'], ...listed] : listed;
}

/** `module.exports = router`, `module.exports = { router }`, `exports.router = router`. */
function assignedExports(assigned: Node): readonly Named[] {
  const left = assigned.childForFieldName('left')?.text ?? '';
  const right = assigned.childForFieldName('right') ?? undefined;
  if (left === 'module.exports') {
    const fields = right?.type === 'object' ? right.namedChildren : [];
    const short = fields.flatMap((one): Named[] =>
      one?.type === 'shorthand_property_identifier' ? [[one.text, one.text]] : [],
    );
    return [['default', wrappedIn(right) ?? 'default'], ...short];
  }
  const [, name] = /^(?:module\.)?exports\.(\w+)$/.exec(left) ?? [];
  return name !== undefined && right?.type === 'identifier' ? [[name, right.text]] : [];
}

/** `router`, `fp(plugin)`: the name that it holds. */
function wrappedIn(value: Node | undefined): string | undefined {
  if (value?.type === 'identifier') return value.text;
  const callee =
    value?.type === 'call_expression' ? value.childForFieldName('arguments')?.namedChildren[0] : undefined;
  return callee?.type === 'identifier' ? callee.text : undefined;
}
