import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findRegister } from '../manifest/features.ts';
import { sortFeatures } from '../manifest/sort-features.ts';
import { readDeclared, renderDeclarations, renderRuns } from './agents.ts';
import { renderContributed, renderStarted } from './features.ts';
import { renderMigrations } from './migrations.ts';
import { renderPages } from './pages.ts';

const migration = (name: string) => `export const ${name}: Migration = {\n`;

describe('the list of migrations', () => {
  it('is in the order of their names, without what is part of one', () => {
    const texts = new Map([
      ['0002-rates.ts', migration('rates')],
      ['0001-money-locks.ts', 'export const locks = [];'],
      ['0001-foundation.ts', migration('foundation')],
    ]);

    assert.deepEqual(renderMigrations(texts).match(/^ {2}\w+/gm), ['  foundation', '  rates']);
  });

  it('has each number once', () => {
    const texts = new Map([
      ['0001-a.ts', migration('a')],
      ['0001-b.ts', migration('b')],
    ]);

    assert.throws(() => renderMigrations(texts), /0001-a\.ts and 0001-b\.ts have one number/);
  });
});

describe('the list of agents', () => {
  const declaration = (name: string, constant: string) =>
    `export const ${constant} = {\n  name: '${name}',\n} as const;`;
  const declared = readDeclared(
    new Map([
      ['greeter-agent.ts', declaration('greeter', 'greeterDeclaration')],
      ['old-agent.ts', declaration('old', 'oldDeclaration')],
    ]),
  );

  it('keeps the places of those that are there, and adds a new one last', () => {
    const before = 'export const declarations = [\n  oldDeclaration,\n] as const;';

    assert.deepEqual(renderDeclarations(declared, before).match(/^ {2}\w+/gm), [
      '  oldDeclaration',
      '  greeterDeclaration',
    ]);
  });

  it('loads each from its own folder, and refuses one that nothing runs', () => {
    const exported = new Map([
      ['greeter/greeter-agent.ts', 'export const greeterAgent = {'],
      ['old/old-agent.ts', 'export const oldAgent = {'],
    ]);

    assert.match(
      renderRuns(declared, exported),
      /"old": running\(async \(\) => \(await import\('\.\/old\/old-agent\.ts'\)\)\.oldAgent\)/,
    );
    exported.delete('old/old-agent.ts');
    assert.throws(() => renderRuns(declared, exported), /old\/old-agent\.ts exports no agent old/);
  });

  it('refuses a file that declares none, and two of one name', () => {
    assert.throws(
      () => readDeclared(new Map([['a-agent.ts', 'export {};']])),
      /a-agent\.ts declares no agent/,
    );
    assert.throws(
      () =>
        readDeclared(
          new Map([
            ['a-agent.ts', declaration('a', 'oneDeclaration')],
            ['b-agent.ts', declaration('a', 'otherDeclaration')],
          ]),
        ),
      /Two files declare the agent a/,
    );
  });
});

describe('the list of features', () => {
  const feature = (name: string, more: object = {}) => ({
    commands: { [`vireo.${name}`]: { title: name } },
    register: { name: `register${name}`, from: `features/${name}/register-${name}.ts` },
    ...more,
  });

  it('has those that start in one bundle, in their order', () => {
    const text = renderStarted([
      feature('Old', { starts: true }),
      feature('Lazy'),
      feature('New', { starts: true }),
    ]);

    assert.deepEqual(text.match(/^ {2}\w+/gm), ['  registerOld', '  registerNew']);
  });

  it('leads from a command or a panel to the bundle of the others', () => {
    const text = renderContributed([
      feature('Old', { starts: true }),
      feature('Lazy', { panels: ['vireo.week'] }),
    ]);

    const [, others = ''] = text.split('export const others');
    assert.match(others, /'vireo\.Lazy'/);
    assert.match(others, /panels: \['vireo\.week'\]/);
    assert.match(others, /import\('\.\/features\/Lazy\/register-Lazy\.ts'\)\)\.registerLazy/);
    assert.doesNotMatch(others, /Old/);
  });

  it('has those that come after one by their names, each with its own', () => {
    const placed = (name: string, other: string | null) => ({ name, after: other });

    assert.deepEqual(
      sortFeatures([placed('c', 'a'), placed('d', 'b'), placed('b', 'a'), placed('a', null)]),
      ['a', 'b', 'd', 'c'],
    );
  });

  it('refuses a place after one that is none, and a circle', () => {
    assert.throws(() => sortFeatures([{ name: 'a', after: 'z' }]), /The feature a comes after z/);
    assert.throws(
      () =>
        sortFeatures([
          { name: 'a', after: 'b' },
          { name: 'b', after: 'a' },
        ]),
      /The feature a comes after b/,
    );
  });

  it('has one function for each', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'vireo-features-'));
    const folder = path.join(root, 'src/extension/features/old');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'register-old.ts'), 'export function showOld(): Disposable {\n');

    assert.throws(() => findRegister(root, 'old'), /The feature old has 0 functions/);
    rmSync(root, { recursive: true });
  });
});

describe('the list of pages', () => {
  const page = (name: string) => `export const ${name}View = definePage({\n  name: '${name}',\n`;

  it('has each by its name, in the order of their folders', () => {
    const texts = new Map([
      ['week/week.page.ts', page('week')],
      ['goals/goals.page.ts', page('goals')],
    ]);

    assert.deepEqual(renderPages(texts).match(/^export.*/gm), [
      "export { goalsView as goals } from './goals/goals.page.ts';",
      "export { weekView as week } from './week/week.page.ts';",
    ]);
  });

  it('has none that is called otherwise than its folder', () => {
    const texts = new Map([['week/week.page.ts', page('day')]]);

    assert.throws(() => renderPages(texts), /week\.page\.ts defines no page of the name week/);
  });
});
