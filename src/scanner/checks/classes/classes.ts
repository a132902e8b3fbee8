/** Classes: methods without `self`, constructors without `super`, state that all objects share, defaults made once. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, endOf, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting } from '../edits.ts';
import { isPython } from '../expressions.ts';
import { defaultFix } from '../python/default-fix.ts';

/** `def total():` in a class: a call on an object passes the object, and fails. */
function missingSelf(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const holder = parentOf(syntax, parentOf(syntax, node));
  const list = childBy(syntax, node, F.parameters);
  if (kindAt(syntax, holder) !== K.class || childrenOf(syntax, list).length > 0) return;
  const name = textOf(syntax, childBy(syntax, node, F.name));
  const bases = textOf(syntax, childBy(syntax, holder, F.superclasses));
  if (/Interface|Protocol|ABC|Enum/.test(bases) || /^__(?:new|init_subclass|class_getitem)__$/.test(name))
    return;
  if (isMentioned(syntax, holder, name) || !holdsMethods(syntax, holder, node)) return;
  const fix = inserting((syntax.start[list] ?? 0) + 1, 'Add self', 'self');
  report({ ...reportSpan(syntax, node), values: { name }, fix });
}

/** A class that only groups functions has no method; one that reads `self`, or has others that do, has. */
function holdsMethods(syntax: Syntax, holder: number, node: number): boolean {
  if (/\bself\b/.test(textOf(syntax, childBy(syntax, node, F.body)))) return true;
  return childrenOf(syntax, childBy(syntax, holder, F.body)).some((member) => {
    const first = childAt(syntax, childBy(syntax, member, F.parameters), 0);
    return kindAt(syntax, member) === K.func && textOf(syntax, first) === 'self';
  });
}

/** A function that the class body itself uses is no method. */
function isMentioned(syntax: Syntax, holder: number, name: string): boolean {
  let count = 0;
  for (let at = holder; at < endOf(syntax, holder); at += 1)
    if (syntax.kind[at] === K.identifier && textOf(syntax, at) === name) count += 1;
  return count > 1;
}

function shownClass(syntax: Syntax, node: number): string {
  const name = childBy(syntax, node, F.name);
  return name === none ? 'this class' : `\`${textOf(syntax, name)}\``;
}

/** The constructor of a class that extends another one; `none` where there is none. */
function derivedConstructor(syntax: Syntax, node: number): number {
  const heritage = childrenOf(syntax, node).find((child) => kindAt(syntax, child) === K.heritage) ?? none;
  const text = textOf(syntax, heritage);
  if (!/\bextends\b/.test(text) || /extends\s+null\b/.test(text)) return none;
  return (
    childrenOf(syntax, childBy(syntax, node, F.body)).find(
      (member) =>
        kindAt(syntax, member) === K.func &&
        textOf(syntax, childBy(syntax, member, F.name)) === 'constructor',
    ) ?? none
  );
}

const settling = new Set<number>([K.super, K.return, K.throw]);

/** JavaScript: the constructor of a class that extends another must call `super` before `this` is there. */
function missingSuper(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (isPython(file)) {
    missingInit(file, node, report);
    return;
  }
  const maker = derivedConstructor(syntax, node);
  const body = childBy(syntax, maker, F.body);
  if (body === none || contains(syntax, body, (kind) => settling.has(kind))) return;
  const values = { name: shownClass(syntax, node), call: 'super()' };
  report({ ...reportSpan(syntax, maker), values, fix: superFix(syntax, body) });
}

function superFix(syntax: Syntax, body: number) {
  const first = childAt(syntax, body, 0);
  const at = first === none ? (syntax.start[body] ?? 0) + 1 : (syntax.start[first] ?? 0);
  const from = syntax.text.lastIndexOf('\n', at - 1) + 1;
  const indent = syntax.text.slice(from, at);
  return inserting(
    at,
    'Call super',
    indent.trim() === '' && first !== none
      ? `super();${syntax.text.includes('\r\n') ? '\r\n' : '\n'}${indent}`
      : ' super();',
  );
}

function contains(syntax: Syntax, node: number, accepts: (kind: number) => boolean): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) if (accepts(kindAt(syntax, at))) return true;
  return false;
}

/** The `__init__` of a class node, or `none`. */
function initOf(syntax: Syntax, node: number): number {
  const methods = childrenOf(syntax, childBy(syntax, node, F.body));
  return (
    methods.find(
      (method) =>
        kindAt(syntax, method) === K.func && textOf(syntax, childBy(syntax, method, F.name)) === '__init__',
    ) ?? none
  );
}

/** Fields that a method gives a value. */
function assignedFields(syntax: Syntax, node: number): Set<string> {
  const found = new Set<string>();
  for (let at = node; at >= 0 && at < endOf(syntax, node); at += 1) {
    const target = syntax.kind[at] === K.assign ? textOf(syntax, childBy(syntax, at, F.left)) : '';
    if (target.startsWith('self.')) found.add(target);
  }
  return found;
}

/** Whether a method of a class other than its `__init__` reads a field. */
function readsField(syntax: Syntax, node: number, field: string): boolean {
  const init = initOf(syntax, node);
  for (let at = node; at < endOf(syntax, node); at += 1) {
    if (at === init) at = endOf(syntax, at) - 1;
    else if (syntax.kind[at] === K.member && textOf(syntax, at) === field && syntax.field[at] !== F.left)
      return true;
  }
  return false;
}

/** Python: `__init__` that leaves out the one of its base class in this file, and with it a field that is read. */
function missingInit(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const own = initOf(syntax, node);
  const bases = childrenOf(syntax, childBy(syntax, node, F.superclasses));
  if (own === none || bases.length !== 1) return;
  const base = names.moduleScope.names?.get(textOf(syntax, bases[0] ?? none));
  const above = base?.kind === 'class' && base.writes === 0 ? initOf(syntax, base.init) : none;
  if (base === undefined || above === none) return;
  if (
    /\bsuper\b|__init__|\braise\b|\.__dict__|\bsetattr\b/.test(
      textOf(syntax, childBy(syntax, own, F.body)),
    ) ||
    isNullObject(syntax, childBy(syntax, own, F.body))
  )
    return;
  const given = assignedFields(syntax, node);
  const missing = [...assignedFields(syntax, above)].filter(
    (field) =>
      !given.has(field) && !isClassField(syntax, node, field) && !isClassField(syntax, base.init, field),
  );
  if (!missing.some((field) => readsField(syntax, base.init, field) || readsField(syntax, node, field)))
    return;
  report({
    ...reportSpan(syntax, own),
    values: { name: shownClass(syntax, node), call: 'super().__init__(…)' },
    confidence: 'medium',
    impact: 'low',
  });
}

/** `def __init__(self): pass` says that nothing is to be set up. */
function isNullObject(syntax: Syntax, body: number): boolean {
  const last = childrenOf(syntax, body).at(-1) ?? none;
  return kindAt(syntax, last) === K.pass || textOf(syntax, last) === '...';
}

/** A field, or a method or property, that the class body defines. */
function isClassField(syntax: Syntax, node: number, field: string): boolean {
  const name = field.slice('self.'.length);
  return childrenOf(syntax, childBy(syntax, node, F.body)).some((statement) => {
    const inner = kindAt(syntax, statement) === K.exprStmt ? childAt(syntax, statement, 0) : statement;
    const member = kindAt(syntax, inner) === K.decorated ? childBy(syntax, inner, F.definition) : inner;
    return (
      textOf(syntax, childBy(syntax, member, kindAt(syntax, member) === K.assign ? F.left : F.name)) === name
    );
  });
}

const changing = /^(?:append|extend|insert|add|update|pop|remove|discard|clear|setdefault|appendleft)$/;

/** `class A: rows = []` and `self.rows.append(…)`: one list for all objects. */
function sharedState(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  for (const statement of childrenOf(syntax, childBy(syntax, node, F.body))) {
    const assignment = kindAt(syntax, statement) === K.exprStmt ? childAt(syntax, statement, 0) : none;
    if (kindAt(syntax, assignment) !== K.assign) continue;
    const name = childBy(syntax, assignment, F.left);
    const value = childBy(syntax, assignment, F.right);
    const isEmpty = /^(?:\[\]|\{\}|set\(\)|list\(\)|dict\(\))$/.test(textOf(syntax, value));
    if (
      kindAt(syntax, name) !== K.identifier ||
      !isEmpty ||
      /^[A-Z_]+$/.test(textOf(syntax, name)) ||
      childBy(syntax, assignment, F.type) !== none
    )
      continue;
    if (isChangedThroughSelf(file, node, textOf(syntax, name)))
      report({
        ...reportSpan(syntax, name),
        values: { name: textOf(syntax, name), class: textOf(syntax, childBy(syntax, node, F.name)) },
      });
  }
}

/** Whether methods change the field of the class through `self`, and none gives the object its own. */
function isChangedThroughSelf({ syntax }: FileContext, node: number, name: string): boolean {
  let isChanged = false;
  for (let at = node; at < endOf(syntax, node); at += 1) {
    if (syntax.kind[at] !== K.member || textOf(syntax, at) !== `self.${name}`) continue;
    const up = parentOf(syntax, at);
    if (kindAt(syntax, up) === K.assign && syntax.field[at] === F.left) return false;
    isChanged ||=
      kindAt(syntax, up) === K.member && changing.test(textOf(syntax, childBy(syntax, up, F.property)));
    isChanged ||=
      kindAt(syntax, up) === K.subscript &&
      kindAt(syntax, parentOf(syntax, up)) === K.assign &&
      syntax.field[up] === F.left;
  }
  return isChanged;
}

const volatile = new Set([
  'datetime.datetime.now',
  'datetime.datetime.utcnow',
  'datetime.date.today',
  'datetime.datetime.today',
  'time.time',
  'time.monotonic',
  'uuid.uuid4',
  'uuid.uuid1',
  'random.random',
  'random.randint',
  'random.choice',
  'django.utils.timezone.now',
  'os.getcwd',
]);

/** `def book(day=date.today())`: the day on which the module was loaded. */
function evaluatedDefault(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const value = unwrap(syntax, childBy(syntax, node, F.value));
  if (kindAt(syntax, value) !== K.call || kindAt(syntax, parentOf(syntax, parentOf(syntax, node))) !== K.func)
    return;
  if (!volatile.has(resolver.nameOf(childBy(syntax, value, F.callee)) ?? '')) return;
  report({
    ...reportSpan(syntax, value),
    values: { name: textOf(syntax, value) },
    fix: defaultFix(file, node, childBy(syntax, node, F.value)),
  });
}

export const classChecks: readonly Check[] = [
  { name: 'missing-self', families: ['python'], kinds: [K.func], scope: 'file', run: missingSelf },
  { name: 'missing-super', kinds: [K.class], scope: 'file', run: missingSuper },
  { name: 'shared-state', families: ['python'], kinds: [K.class], scope: 'file', run: sharedState },
  { name: 'evaluated-default', families: ['python'], kinds: [K.param], scope: 'file', run: evaluatedDefault },
];
