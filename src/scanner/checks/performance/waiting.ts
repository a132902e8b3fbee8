/** Calls that make everybody wait: blocking ones in async code, one query for each entry. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { isAsync } from '../../names/class-info.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isPython } from '../expressions.ts';
import { loopAround } from '../loops.ts';

const blockingScript = [
  'readFileSync',
  'writeFileSync',
  'appendFileSync',
  'readdirSync',
  'copyFileSync',
  'cpSync',
  'rmSync',
  'execSync',
  'execFileSync',
  'spawnSync',
  'pbkdf2Sync',
  'scryptSync',
  'gzipSync',
  'gunzipSync',
  'brotliCompressSync',
];
const blockingPython = new Map<string, string>(
  [
    ['time', 'sleep'],
    ...['get', 'post', 'put', 'patch', 'delete', 'head', 'request'].map((name) => ['requests', name]),
    ...['get', 'post', 'put', 'patch', 'delete', 'request'].map((name) => ['httpx', name]),
    ['urllib.request', 'urlopen'],
    ...['run', 'call', 'check_call', 'check_output'].map((name) => ['subprocess', name]),
    ['os', 'system'],
  ].map(([module, name]) => [`${module}.${name}`, name ?? '']),
);

const offServer =
  /(?:^|[\\/._-])(?:tests?|specs?|__tests__|scripts?|bin|tools?|bench\w*|examples|cli)(?:[\\/._-]|$)/i;

function blockingCall(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const func = enclosingFunction(syntax, node);
  if (func === none || !isAsync(syntax, func) || offServer.test(file.path)) return;
  const callee = childBy(syntax, node, F.callee);
  const name = resolver.nameOf(callee) ?? '';
  const isBlocking = isPython(file)
    ? blockingPython.has(name)
    : /^(?:fs|fs-extra|child_process|crypto|zlib)\./.test(name);
  if (!isBlocking) return;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, callee) },
    fix: waitingFix(file, node, name),
  });
}

/** `time.sleep` → `asyncio.sleep`, `fs.readFileSync` → `fs.promises.readFile`, where the file has what that takes. */
function waitingFix(file: FileContext, node: number, name: string): OffsetFix | undefined {
  const { syntax, names } = file;
  const callee = childBy(syntax, node, F.callee);
  const given = textOf(syntax, childBy(syntax, node, F.arguments));
  const object = textOf(syntax, childBy(syntax, callee, F.object));
  if (isPython(file)) {
    const hasAsyncio = names.moduleScope.names?.get('asyncio')?.imported === 'asyncio';
    return name === 'time.sleep' && hasAsyncio
      ? replacing(syntax, node, 'Use asyncio.sleep', `await asyncio.sleep${given}`)
      : undefined;
  }
  const isFile =
    /^fs\.\w+Sync$/.test(name) && object !== '' && names.moduleScope.names?.get(object)?.imported === 'fs';
  if (!isFile) return undefined;
  const call = `await ${object}.promises.${name.slice('fs.'.length, -'Sync'.length)}${given}`;
  const isPart = kindAt(syntax, parentOf(syntax, node)) === K.member;
  return replacing(syntax, node, 'Use the asynchronous call', isPart ? `(${call})` : call);
}

const connection = /(?:cursor|conn|connection|session|database|db|cur|engine)$/i;
const managers = /\.objects\.(?:get|filter|create|update|exclude|get_or_create|first|last|count|exists)$/;
const finders = /^(?:findUnique|findUniqueOrThrow|findFirst|findOne|findById|findByPk|findOneBy)$/;

/** Python: a query in each turn of a loop. */
function queryInLoop(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  if (kindAt(syntax, callee) !== K.member || /migrations?[\\/]|(?:^|[\\/])tests?[\\/_]/.test(file.path))
    return;
  if (!isPython(file)) {
    queryInMap(file, node, report);
    return;
  }
  const name = resolver.lastOf(callee);
  const object = textOf(syntax, childBy(syntax, callee, F.object));
  const isStatement = /^(?:execute|query|scalar|scalars)$/.test(name) && connection.test(object.slice(-40));
  const isQuery = isStatement || managers.test(textOf(syntax, callee).slice(-60).replace(/\s+/g, ''));
  const loop = isQuery ? loopAround(syntax, node) : none;
  if (loop === none || kindAt(syntax, loop) === K.while || goesThroughBatches(syntax, loop)) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, callee) } });
}

/** A loop over batches or statements runs one query a turn on purpose. */
function goesThroughBatches(syntax: Syntax, loop: number): boolean {
  const head = textOf(syntax, childBy(syntax, loop, F.left)) + textOf(syntax, childBy(syntax, loop, F.right));
  return /batch|chunk|page|statement|stmt|sql|quer|table|migration|retry|attempt/i.test(head);
}

/** JavaScript: `ids.map((id) => users.findUnique(…))`. Loops with `await` are `await-in-loop`'s. */
function queryInMap(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  if (!finders.test(resolver.lastOf(callee))) return;
  const func = enclosingFunction(syntax, node);
  const call = func === none ? none : parentOf(syntax, parentOf(syntax, func));
  const around = kindAt(syntax, call) === K.call ? resolver.lastOf(childBy(syntax, call, F.callee)) : '';
  if (around !== 'map' && around !== 'flatMap') return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, callee) } });
}

export const waitingChecks: readonly Check[] = [
  {
    name: 'blocking-call',
    calls: [...blockingScript, ...new Set(blockingPython.values())],
    run: blockingCall,
  },
  {
    name: 'query-in-loop',
    calls: [
      'execute',
      'query',
      'scalar',
      'scalars',
      'get',
      'filter',
      'create',
      'update',
      'exclude',
      'get_or_create',
      'first',
      'last',
      'count',
      'exists',
      'findUnique',
      'findUniqueOrThrow',
      'findFirst',
      'findOne',
      'findById',
      'findByPk',
      'findOneBy',
    ],
    run: queryInLoop,
  },
];
