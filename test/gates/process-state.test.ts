import assert from 'node:assert/strict';
import { findStateProblems, readStateOf } from '../../scripts/check/process-state.ts';
import { stateGate } from '../../scripts/check.ts';
import { putStates, renderStates } from '../../scripts/generate/process-state.ts';
import { createPlantedTree } from '../support/planted-tree.ts';

const file = 'src/backend/platform/a.ts';
const mark = '// process-local: calls under way; on several: a lock.';

/** Each keeps `kept` beyond the call that made it. */
const keeping: Readonly<Record<string, string>> = {
  'a variable of a module': `let kept: number | undefined;
export const load = (): number => (kept ??= 1);`,
  'a collection of a module': `const kept = new Map<string, number>();
export function note(name: string): void { kept.set(name, 1); }`,
  'a factory whose functions change it': `export function createBook() {
  const kept = new Set<string>();
  return { add: (name: string) => kept.add(name) };
}`,
  'a factory that hands out named functions': `export function createBook() {
  let kept = 0;
  function next(): number { return ++kept; }
  return { next };
}`,
  'a factory whose function calls one that changes it': `export function createBook() {
  let kept = 0;
  const count = (): void => { kept += 1; };
  return { note: () => { count(); } };
}`,
  'a hook': `export function register(app: { addHook(name: string, run: () => void): void }) {
  let kept = false;
  app.addHook('onClose', () => { kept = true; });
  return () => kept;
}`,
  'what a cast hides': `const kept = new Map() as Map<string, number>;
export const note = () => kept.set('a', 1);`,
  'a cache of a library': `const kept = new LRUCache<string, number>({ max: 9 });
export const note = () => kept.set('a', 1);`,
  'an object that is assigned to': `const kept = Object.create(null);
export const note = (more: object) => Object.assign(kept, more);`,
  'what a pattern assigns': `let kept = 1;
export const turn = (all: readonly number[]) => { [kept] = all; };`,
  'what is registered': `export function open(hub: Hub): number {
  let kept = 0;
  hub.register(() => { kept += 1; });
  return 1;
}`,
  'an object that is filled': `const kept: Record<string, number> = {};
export const note = (name: string): void => { kept[name] = 1; };`,
};

const quiet: Readonly<Record<string, string>> = {
  'a table that nothing changes': `const codes = new Map([['a', 1]]);
export const codeOf = (name: string) => codes.get(name);`,
  'a count within a call': `export function count(names: readonly string[]): number {
  let found = 0;
  for (const name of names) if (name !== '') found += 1;
  names.forEach(() => { found += 1; });
  return found;
}`,
  'a constant of a class': `export class Clock { readonly zone = 'UTC'; now(): string { return this.zone; } }`,
};

describe('state of one process', () => {
  for (const [what, code] of Object.entries(keeping)) {
    it(`finds ${what}, and lets it be where it is marked`, () => {
      assert.deepEqual(
        readStateOf(file, code).unmarked.map(({ name }) => name),
        ['kept'],
      );

      const marked = code.replace(/^(?= *(?:let|const) kept)/m, `${mark}\n`);
      assert.deepEqual(
        readStateOf(file, marked).states.map(({ name, why, onSeveral }) => ({ name, why, onSeveral })),
        [{ name: 'kept', why: 'calls under way', onSeveral: 'a lock' }],
      );
    });
  }

  for (const [what, code] of Object.entries(quiet)) {
    it(`is not ${what}`, () => {
      assert.deepEqual(readStateOf(file, code), { states: [], unmarked: [] });
    });
  }

  it('finds fields that a method fills, and what is put into the globals', () => {
    const code = `export class Book {
  readonly #pages = createPages();
  readonly #name: string;
  constructor(name: string) { this.#name = name; }
  add(page: string): void { this.#pages.set(page, 1); }
}
export class Title {
  readonly #parts = { first: '' };
  first(): string { return this.#parts.first; }
}
export function put(): void {
  globalThis.vireo = 1;
}`;
    assert.deepEqual(
      readStateOf(file, code).unmarked.map(({ name }) => name),
      ['Book', 'globalThis.vireo'],
    );
  });

  it('takes a mark for the whole class, and for what follows it without a blank line', () => {
    const code = `${mark}
class Queue {
  readonly #waiting: string[] = [];
  #isOpen = true;
}
export function createQueue() {
  ${mark}
  let first = 0;
  let second = 0;

  let third = 0;
  return { next: () => { first += 1; second += 1; third += 1; } };
}`;
    const { states, unmarked } = readStateOf(file, code);
    assert.deepEqual(
      [states, unmarked].map((found) => found.map(({ name }) => name)),
      [['Queue', 'first', 'second'], ['third']],
    );
  });

  it('refuses a mark that does not say what several backends need', () => {
    const code = `// process-local: calls under way.\nlet kept = 0;\nexport const next = () => ++kept;`;
    assert.equal(readStateOf(file, code).unmarked.length, 1);
  });

  it('refuses what is not marked, in a tree, and names that no longer exist', async () => {
    using tree = createPlantedTree({ [file]: 'let kept = 0;\nexport const next = () => ++kept;\n' });
    const refused = await stateGate.run(tree.root);
    assert.match(refused, /^src\/backend\/platform\/a\.ts:1 keeps kept beyond a call: mark it/m);
    assert.match(refused, /^src\/backend\/platform\/turns\.ts in call-state\.ts names nothing any more/m);
  });

  it('may be named as one that goes with a call: by file, with its name, or by folder', () => {
    const unmarked = [{ file, line: 1, name: 'kept', isOfModule: false }];
    for (const key of [file, `${file}#kept`, 'src/backend/platform/'])
      assert.deepEqual(findStateProblems(unmarked, { [key]: 'a call' }), [], key);
    assert.equal(findStateProblems(unmarked, { [`${file}#other`]: 'a call' }).length, 2);

    const ofModule = unmarked.map((place) => ({ ...place, isOfModule: true }));
    assert.deepEqual(findStateProblems(ofModule, { [`${file}#kept`]: 'a thread' }), []);
    assert.equal(findStateProblems(ofModule, { 'src/backend/platform/': 'a call' }).length, 2);
  });
});

describe('the page of what one process keeps', () => {
  const states = [
    { file, line: 1, isOfModule: false, name: 'calls', why: 'calls under way', onSeveral: 'a lock' },
    { file, line: 2, isOfModule: true, name: 'known', why: 'never changes', onSeveral: 'nothing' },
    {
      file,
      line: 3,
      isOfModule: false,
      name: 'own',
      why: 'bounds its memory',
      onSeveral: 'nothing: each has its own',
    },
  ];

  it('tells what needs something from what needs nothing', () => {
    const page = renderStates(states);
    assert.match(page, /^\| `calls` in `platform\/a\.ts` \| calls under way \| a lock \|$/m);
    assert.match(page, /^- `known` in `platform\/a\.ts`: never changes$/m);
    assert.match(page, /^- `own` in `platform\/a\.ts`: bounds its memory; each has its own$/m);
  });

  it('leaves the rest of the page as it is, and cannot be put where there is no place', () => {
    assert.throws(() => putStates('# A page\n', states), /no place/);
  });
});
