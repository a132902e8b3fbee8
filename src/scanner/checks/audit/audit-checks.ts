/**
 * The audit: each place where a value that the code does not write down reaches a sink, wherever it comes from. These are
 * places to look at, so their rules run only where a project asks for an audit.
 */
import type { FileContext } from '../../file-context.ts';
import { holdsEverything, subscriptedBy } from '../../flow/chosen/everything-there.ts';
import { argumentAt, optionAt, positional, propertyOf, writtenKeyword } from '../../match/call-parts.ts';
import { allHold } from '../../match/conditions.ts';
import { constantOf } from '../../match/constants.ts';
import type { CompiledSink } from '../../match/models.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, kindAt, operatorOf, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Check, ReportHit, RunCheck } from '../check.ts';
import { hitAt, sinksCalled } from '../security/sinks-called.ts';
import { isPutTogether, isWritten } from './written-values.ts';

type Place = ReturnType<typeof argumentAt>;

function nodeAt(place: Place): number {
  return typeof place === 'string' ? none : place.node;
}

function partAt({ resolver }: FileContext, node: number, path: readonly string[]): number {
  return path.reduce((at, key) => (at === none ? none : nodeAt(propertyOf(resolver, at, key))), node);
}

/** Expressions that a call hands to a sink. */
function handedTo(file: FileContext, call: number, sink: CompiledSink): readonly number[] {
  const { syntax } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (sink.self === true) return [childBy(syntax, callee, F.object)];
  const positions = sink.args ?? (sink.keywords === undefined ? [0] : []);
  const given = positions.map((position) => nodeAt(argumentAt(syntax, call, position)));
  const named = (sink.keywords ?? []).map((name) => nodeAt(writtenKeyword(syntax, call, name)));
  return [...given, ...named]
    .map((node) => partAt(file, node, sink.path ?? []))
    .filter((node) => node !== none);
}

/** Whether a call by itself makes a value safe for the sink. */
function isCleaned(file: FileContext, node: number, { bit }: CompiledSink): boolean {
  const { models, resolver, syntax } = file;
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) !== K.call) return false;
  const callee = childBy(syntax, inner, F.callee);
  return models.sanitizers
    .find(resolver.nameOf(callee), resolver.lastOf(callee))
    .some(({ bits }) => (bits & bit) !== 0);
}

function isOpen(file: FileContext, node: number, sink: CompiledSink): boolean {
  if (isWritten(file, node) || isCleaned(file, node, sink)) return false;
  const mustBeText = sink.strangersOnly === true || sink.textOnly === true || sink.pieced === true;
  return !mustBeText || isPutTogether(file, node);
}

function ofCall(classes: ReadonlySet<string>): RunCheck {
  return (file, call, report) => {
    const { syntax } = file;
    const callee = unwrap(syntax, childBy(syntax, call, F.callee));
    const reached = sinksCalled(file, call, callee).some(
      (sink) =>
        classes.has(sink.class) && handedTo(file, call, sink).some((node) => isOpen(file, node, sink)),
    );
    if (reached) report(hitAt(file, call, textOf(syntax, callee)));
  };
}

function ofAssignment(classes: ReadonlySet<string>): RunCheck {
  return (file, node, report) => {
    const { models, resolver, syntax } = file;
    const left = childBy(syntax, node, F.left);
    const value = childBy(syntax, node, F.right);
    const match = { node, value, name: resolver.lastOf(left) };
    const sinks = models.assignSinks
      .find(resolver.nameOf(left), resolver.lastOf(left))
      .filter((sink) => classes.has(sink.class) && allHold(resolver, match, { where: sink.where ?? [] }));
    if (sinks.some((sink) => isOpen(file, value, sink))) report(hitAt(file, left, textOf(syntax, left)));
  };
}

function ofAttribute(classes: ReadonlySet<string>): RunCheck {
  return (file, node, report) => {
    const { models, syntax } = file;
    const name = textOf(syntax, childAt(syntax, node, 0));
    const sink = models.jsxSinks.get(name);
    const holder = childAt(syntax, node, 1);
    if (sink === undefined || !classes.has(sink.class) || kindAt(syntax, holder) !== K.jsxExpression) return;
    if (isOpen(file, childAt(syntax, holder, 0), sink)) report(hitAt(file, node, name));
  };
}

/** Whether an expression is a parameter of a function round it, or a part of one. */
function isParameter(file: FileContext, node: number): boolean {
  const { syntax } = file;
  let root = unwrap(syntax, node);
  while (kindAt(syntax, root) === K.member) root = unwrap(syntax, childBy(syntax, root, F.object));
  return bindingAt(file.names, root)?.kind === 'param';
}

const joiners = /^(?:path(?:\.posix|\.win32)?\.(?:join|resolve|normalize)|os\.path\.join)$/;

/** A path that a function puts together from what it is handed. */
const joinedPath: RunCheck = (file, call, report) => {
  const { resolver, syntax } = file;
  const callee = childBy(syntax, call, F.callee);
  if (!joiners.test(resolver.nameOf(callee) ?? '')) return;
  // Of a path in a path, the outer one is reported.
  if (kindAt(syntax, parentOf(syntax, call)) === K.args) return;
  if (positional(syntax, call).some((each) => isParameter(file, each)))
    report(hitAt(file, call, textOf(syntax, callee)));
};

/** A shell for a command line, though it is written here. */
const shellSwitch: RunCheck = (file, call, report) => {
  const { resolver, syntax } = file;
  const callee = childBy(syntax, call, F.callee);
  const name = resolver.nameOf(callee) ?? '';
  const place = name.startsWith('subprocess.')
    ? writtenKeyword(syntax, call, 'shell')
    : optionAt(resolver, call, 'shell');
  const isProcess = /^(?:subprocess\.\w+|child_process\.\w+|execa(?:\.\w+)?|cross-spawn(?:\.\w+)?)$/.test(
    name,
  );
  if (isProcess && constantOf(resolver, nodeAt(place)) === true)
    report(hitAt(file, call, textOf(syntax, callee)));
};

/** The first argument of a call whose name fits is not written here. */
function handsOver(names: RegExp): RunCheck {
  return (file, call, report) => {
    const { resolver, syntax } = file;
    const callee = childBy(syntax, call, F.callee);
    const name = resolver.nameOf(callee);
    const [first = none] = positional(syntax, call);
    if (name !== undefined && names.test(name) && first !== none && !isWritten(file, first))
      report(hitAt(file, call, textOf(syntax, callee)));
  };
}

/** A list of arguments that comes from elsewhere, the program in it as well. */
const startedProgram = handsOver(
  /^(?:subprocess\.(?:run|call|check_call|check_output|Popen)|asyncio\.create_subprocess_exec|os\.(?:exec|spawn|posix_spawn)\w*|child_process\.(?:spawn|spawnSync|execFile|execFileSync|fork))$/,
);

/** Python's own readers of XML expand entities of any depth, those of lxml may read files (CWE-611, CWE-776). */
const readXml = handsOver(
  /^(?:xml\.etree\.c?ElementTree\.(?:parse|iterparse|fromstring|fromstringlist|XML)|xml\.sax\.(?:parse|parseString)|xml\.dom\.(?:minidom|pulldom|expatbuilder)\.(?:parse|parseString)|lxml\.etree\.(?:parse|fromstring|iterparse|XML))$/,
);

const openedPage = handsOver(/^webbrowser\.open(?:_new|_new_tab)?$/);

/** `setattr(user, name, value)`: a name chooses what is overwritten. */
const chosenAttribute: RunCheck = (file, call, report) => {
  const { resolver, syntax } = file;
  const callee = childBy(syntax, call, F.callee);
  const [, name = none] = positional(syntax, call);
  if (resolver.nameOf(callee) === 'setattr' && name !== none && !isWritten(file, name))
    report(hitAt(file, call, textOf(syntax, callee)));
};

/** `globals()[name]()` */
const chosenGlobal: RunCheck = (file, call, report) => {
  const { resolver, syntax } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (kindAt(syntax, callee) !== K.subscript || !holdsEverything(resolver, subscriptedBy(syntax, callee)))
    return;
  if (!isWritten(file, childBy(syntax, callee, F.index))) report(hitAt(file, call, textOf(syntax, callee)));
};

/** `Path(folder) / name`: the outermost of several is reported. */
const slashedPath: RunCheck = (file, node, report) => {
  const { resolver, syntax } = file;
  const isSlash = (each: number) => kindAt(syntax, each) === K.binary && operatorOf(syntax, each) === '/';
  if (!isSlash(node) || isSlash(parentOf(syntax, node)) || syntax.grammar.family !== 'python') return;
  let root = node;
  let isOpened = false;
  for (; isSlash(root); root = unwrap(syntax, childBy(syntax, root, F.left)))
    isOpened ||= isParameter(file, childBy(syntax, root, F.right));
  if (isOpened && /^pathlib\.(?:Pure)?(?:Posix|Windows)?Path\(\)/.test(resolver.nameOf(root) ?? ''))
    report(hitAt(file, node, 'Path /'));
};

const counters = /^(?:[a-z]|idx|index|pos|position|count)$|^\d/i;

/** `handlers[name](…)`: a name chooses what is called. */
const chosenFunction: RunCheck = (file, call, report) => {
  const { syntax } = file;
  const callee = unwrap(syntax, childBy(syntax, call, F.callee));
  if (kindAt(syntax, callee) !== K.subscript || syntax.grammar.family !== 'script') return;
  const index = childBy(syntax, callee, F.index);
  if (isWritten(file, index) || counters.test(textOf(syntax, index))) return;
  report(hitAt(file, call, textOf(syntax, callee)));
};

/** Attributes that name what a browser opens. */
const linkAttributes = new Set(['href', 'xlinkHref', 'action', 'formAction', 'src', 'srcDoc']);

const link: RunCheck = (file, node, report) => {
  const { syntax } = file;
  const holder = childAt(syntax, node, 1);
  const name = textOf(syntax, childAt(syntax, node, 0));
  if (!linkAttributes.has(name) || kindAt(syntax, holder) !== K.jsxExpression) return;
  const value = childAt(syntax, holder, 0);
  const isStarted =
    kindAt(syntax, value) === K.template && /^`(?:https?:|\/|#|mailto:)/.test(textOf(syntax, value));
  if (!isStarted && isParameter(file, value)) report(hitAt(file, node, name));
};

/** Runs each; where several have something to say of one place, it is said once. */
function firstOf(...runs: readonly RunCheck[]): RunCheck {
  return (file, node, report, options) => {
    let isSaid = false;
    const once: ReportHit = (hit) => {
      if (!isSaid) report(hit);
      isSaid = true;
    };
    for (const run of runs) run(file, node, once, options);
  };
}

interface Audit {
  readonly classes: readonly string[];
  readonly calls?: readonly RunCheck[];
  readonly attributes?: readonly RunCheck[];
  /** Of values that an operator joins. */
  readonly joins?: readonly RunCheck[];
}

/** Checks by name, with the classes of sinks that they look at. */
const audits: Readonly<Record<string, Audit>> = {
  'audit-command': { classes: ['command', 'program', 'option'], calls: [shellSwitch, startedProgram] },
  'audit-code': {
    classes: ['code', 'reflection', 'template'],
    calls: [chosenFunction, chosenGlobal, chosenAttribute],
  },
  'audit-file': { classes: ['path', 'archive'], calls: [joinedPath], joins: [slashedPath] },
  'audit-query': { classes: ['sql', 'ldap', 'xpath'] },
  'audit-markup': { classes: ['html', 'selector'], attributes: [link] },
  'audit-deserialization': { classes: ['deserialization', 'xxe'], calls: [readXml] },
  'audit-address': { classes: ['ssrf', 'redirect', 'opener'], calls: [openedPage] },
  'audit-pattern': { classes: ['regex'] },
};

function checkOf(name: string, { classes: list, calls = [], attributes = [], joins = [] }: Audit): Check {
  const classes = new Set(list);
  const call = firstOf(ofCall(classes), ...calls);
  const assignment = ofAssignment(classes);
  const attribute = firstOf(ofAttribute(classes), ...attributes);
  const join = firstOf(...joins);
  return {
    name,
    kinds: [K.call, K.new, K.assign, K.jsxAttribute, K.binary],
    run: (file, node, report, options) => {
      const kind = kindAt(file.syntax, node);
      if (kind === K.assign) assignment(file, node, report, options);
      else if (kind === K.jsxAttribute) attribute(file, node, report, options);
      else if (kind === K.binary) join(file, node, report, options);
      else call(file, node, report, options);
    },
  };
}

export const auditChecks: readonly Check[] = Object.entries(audits).map(([name, audit]) =>
  checkOf(name, audit),
);
