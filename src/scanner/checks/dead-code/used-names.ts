/** Uses of names that the table of names does not count, indexed once a file: candidates may be thousands. */
import { F, K } from '../../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';

const importParts = new Set<number>([
  K.importSpecifier,
  K.dottedName,
  K.aliasedImport,
  K.importClause,
  K.namespaceImport,
]);

/** Whether an identifier names a part of an import, a property or a keyword, not a value. */
function isLabel(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  if (up === K.member) return syntax.field[node] === F.property;
  if (up === K.keywordArg) return syntax.field[node] === F.name;
  return importParts.has(up);
}

const holdsTypes = /Literal|Annotated|List|Dict|Optional|Union|type/i;

/** Strings in annotations and in `__all__`. */
function isNameCarrier(syntax: Syntax, node: number): boolean {
  for (let up = parentOf(syntax, node); up > 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.type) return true;
    if (kind === K.subscript && holdsTypes.test(textOf(syntax, up).slice(0, 40))) return true;
    if (kind === K.assign || kind === K.augAssign)
      return textOf(syntax, childBy(syntax, up, F.left)) === '__all__';
  }
  return false;
}

const readers = /^(?:locals|vars|eval|exec)$/;

/** What a file mentions of names: in code, in Python's quoted annotations and exports, and by `locals()`. */
export class UsedNames {
  private readonly syntax: Syntax;
  private readonly counts = new Map<string, number>();
  private readonly quoted = new Set<string>();
  private readonly readAll = new Map<number, boolean>();

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    const isPython = syntax.grammar.family === 'python';
    for (let node = 0; node < syntax.count; node += 1) {
      const kind = syntax.kind[node];
      if (kind === K.identifier || kind === K.typeName) this.count(node);
      else if (isPython && kind === K.string && isNameCarrier(syntax, node)) this.quote(node);
    }
  }

  private count(node: number): void {
    if (isLabel(this.syntax, node)) return;
    const name = textOf(this.syntax, node);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  private quote(node: number): void {
    for (const word of textOf(this.syntax, node).split(/[^\w$]+/)) this.quoted.add(word);
  }

  /** Whether a name stands anywhere besides at its declaration. */
  has(name: string, declaration: number): boolean {
    const isCounted =
      kindAt(this.syntax, declaration) !== K.shorthandPattern && !isLabel(this.syntax, declaration);
    return (this.counts.get(name) ?? 0) > Number(isCounted) || this.quoted.has(name);
  }

  /** Whether the function round a node reads its names by `locals()`, `eval` and the like, so that none can be counted. */
  readsAll(node: number): boolean {
    const { syntax } = this;
    let func = node;
    while (func > 0 && kindAt(syntax, func) !== K.func) func = parentOf(syntax, func);
    const known = this.readAll.get(func);
    if (known !== undefined) return known;
    let found = false;
    for (let at = func; at < endOf(syntax, func) && !found; at += 1)
      found =
        syntax.kind[at] === K.call &&
        readers.test(textOf(syntax, childBy(syntax, at, F.callee)).slice(0, 10));
    this.readAll.set(func, found);
    return found;
  }
}
