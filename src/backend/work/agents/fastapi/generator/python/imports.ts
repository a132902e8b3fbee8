/** The imports of a generated module: of those that it may need the ones that its text uses, in the order that linters ask for. */
import escapeStringRegexp from 'escape-string-regexp';
import { layOut } from './layout.ts';

/** By module what may be taken from it; `import x as y` is written as the module `x` with the member `as y`. */
export type Importable = Readonly<Record<string, readonly string[]>>;

const standard = new Set(
  'collections contextlib dataclasses datetime decimal enum functools http itertools logging os pathlib secrets shutil sys typing uuid'.split(
    ' ',
  ),
);

export interface ModuleParts {
  /** Of the package and its tests; they are the last group. */
  readonly own: readonly string[];
  readonly importable: Importable;
  /** Needed by type checkers alone: classes of modules that import one another. */
  readonly forTypes?: Importable;
  readonly doc: string;
  readonly body: string;
}

export function writeModule({ own, importable, forTypes = {}, doc, body }: ModuleParts): string {
  const code = withoutTexts(body);
  const typed = importLines(forTypes, withoutTexts(body.replaceAll(/Mapped\[list\["(\w+)"\]\]/g, '$1')));
  const guard = typed.map((line) => `    ${line}`).join('\n');
  const needed =
    typed.length > 0
      ? { ...importable, typing: [...(importable['typing'] ?? []), 'TYPE_CHECKING'] }
      : importable;
  const lines = importLines(needed, typed.length > 0 ? `${code} TYPE_CHECKING` : code);
  const groups = [standardGroup, thirdGroup, ownGroup].map((group) =>
    lines.filter((line) => groupOf(line, own) === group).join('\n'),
  );
  const head = groups.filter((group) => group !== '').join('\n\n');
  const parts = [
    doc,
    ...(head === '' ? [] : [head]),
    ...(guard === '' ? [] : [`if TYPE_CHECKING:\n${guard}`]),
  ];
  const isBlock = /^(?:@|class |def |async def )/.test(body);
  return layOut(`${parts.join('\n\n')}${isBlock && parts.length > 1 ? '\n\n\n' : '\n\n'}${body.trim()}\n`);
}

const standardGroup = 0;
const thirdGroup = 1;
const ownGroup = 2;

function groupOf(line: string, own: readonly string[]): number {
  const root = line.split(' ')[1]?.split('.')[0] ?? '';
  if (standard.has(root)) return standardGroup;
  return own.includes(root) ? ownGroup : thirdGroup;
}

function importLines(importable: Importable, code: string): readonly string[] {
  const whole: { readonly module: string; readonly line: string }[] = [];
  const members: { readonly module: string; readonly line: string }[] = [];
  for (const [module, names] of Object.entries(importable)) {
    for (const name of names.filter((each) => each === '' || each.startsWith('as '))) {
      const alias = name === '' ? module : name.slice(3);
      if (uses(code, `${alias}.`))
        whole.push({ module, line: `import ${module}${name === '' ? '' : ` ${name}`}` });
    }
    const used = names.filter((name) => name !== '' && !name.startsWith('as ') && uses(code, name));
    if (used.length > 0)
      members.push({ module, line: `from ${module} import ${[...new Set(used)].sort(byKind).join(', ')}` });
  }
  const inOrder = (left: { readonly module: string }, right: { readonly module: string }) =>
    naturally(left.module, right.module);
  return [...whole.sort(inOrder), ...members.sort(inOrder)].map(({ line }) => line);
}

function uses(code: string, name: string): boolean {
  const end = name.endsWith('.') ? '' : '(?!\\w)';
  return new RegExp(`(?<![\\w.])${escapeStringRegexp(name)}${end}`).test(code);
}

/** Constants, then classes, then the rest. */
function byKind(left: string, right: string): number {
  return kindOf(left) - kindOf(right) || naturally(left, right);
}

function kindOf(name: string): number {
  if (name.length > 1 && /^[A-Z][A-Z0-9_]*$/.test(name)) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

/** `a2` before `a10`. */
export function naturally(left: string, right: string): number {
  const parts = [left, right].map((text) => text.match(/\d+|\D/g) ?? []);
  const [a = [], b = []] = parts;
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [one = '', other = ''] = [a[at], b[at]];
    const isNumber = /^\d/.test(one) && /^\d/.test(other);
    if (isNumber && Number(one) !== Number(other)) return Number(one) - Number(other);
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** In a module that is written as it is: where its own imports stand depends on the name of the package. */
export function sortOwnImports(source: string, own: readonly string[]): string {
  const block = new RegExp(
    `(?:^from (?:${own.map(escapeStringRegexp).join('|')})[ .].*\\n(?:(?:    .*|\\))\\n)*)+`,
    'gm',
  );
  return source.replaceAll(block, (lines) =>
    lines
      .split(/^(?=from )/m)
      .sort((left, right) => naturally(left.split(' ')[1] ?? '', right.split(' ')[1] ?? ''))
      .join(''),
  );
}

/** Words in strings and docstrings are no use of a name; what stands in the braces of an f-string is. */
function withoutTexts(code: string): string {
  const texts = /"""[\s\S]*?"""|f?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*$/gm;
  return code.replaceAll(texts, (text) =>
    text.startsWith('f"') ? ` ${(text.match(/\{[^}]*\}/g) ?? []).join(' ')} ` : '""',
  );
}
