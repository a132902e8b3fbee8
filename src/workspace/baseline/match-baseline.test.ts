import assert from 'node:assert/strict';
import { createScanner } from '../../scanner/index.ts';
import type { Scanner } from '../../scanner/model.ts';
import { type Random, randomFrom } from '../../scanner/secrets/token-generator.ts';
import { keysOfFinding, snippetOf, toMaskedText } from '../finding-keys.ts';
import { loadGrammars } from '../grammars.ts';
import { findLanguageOfPath } from '../languages.ts';
import { isSecret } from '../secret-digest.ts';
import { type BaselineEntry, toEntry } from './baseline-file.ts';
import { markFlaws, recognise, takeOutMarks } from './flaw-marks.test.ts';
import { infrastructure, unrelatedInfrastructure } from './infrastructure-samples.test.ts';
import { type BaselineMatch, type IsNamed, matchBaseline, type PlacedFinding } from './match-baseline.ts';
import { isNamedIn } from './names-in-files.ts';
import type { SourceFile } from './random-choice.test.ts';
import { refactor } from './refactorings.test.ts';
import { samples, unrelated } from './samples.test.ts';
import { makeSecretSamples, replaceSecrets } from './secret-samples.test.ts';

const cases = 1000;
/** Not a limit on the product: a machine that is shared by many takes its time over a thousand cases. */
const busyMachineMs = 300_000;
const salt = 'salt';

function workflowOn(event: string, tool: string, task: string): string {
  return `on: ${event}\njobs:\n  ${task}:\n    runs-on: ubuntu-latest\n    permissions: write-all\n    steps:\n      - run: ${tool} ${task} --all --strict\n      - uses: company/checkout-action@main\n`;
}

describe('matchBaseline', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await createScanner(await loadGrammars(), { salt });
  });

  function scan(files: readonly SourceFile[]): PlacedFinding[] {
    return files.flatMap(({ path, text }) => {
      const { findings } = scanner.scan(`/project/${path}`, findLanguageOfPath(path) ?? 'text', text);
      const masked = toMaskedText(text, findings);
      return findings.map((finding) => {
        const keys = keysOfFinding({ text, masked, salt }, finding);
        return { path, finding: { ...finding, snippet: snippetOf(masked, finding.range), keys } };
      });
    });
  }
  const entriesOf = (found: readonly PlacedFinding[]) =>
    found.map(({ path, finding }) => toEntry(path, finding));

  describe('after random refactorings', () => {
    const secrets = makeSecretSamples(randomFrom(1));
    const otherSecrets = makeSecretSamples(randomFrom(2));
    const files = [...samples, ...infrastructure, ...secrets.files];

    interface Known {
      readonly found: readonly PlacedFinding[];
      readonly entries: readonly BaselineEntry[];
      readonly marked: SourceFile;
    }

    interface Refactored {
      readonly file: SourceFile;
      /** With the entry that each ought to have. */
      readonly found: readonly (readonly [PlacedFinding, BaselineEntry | undefined])[];
    }

    /** Undefined where nothing has changed, or the flaws are no longer the same. */
    function refactored({ marked, found, entries }: Known, random: Random): Refactored | undefined {
      let changed = marked;
      const steps = 1 + Math.floor(random() * 3);
      for (let step = 0; step < steps; step += 1) changed = refactor(changed, random);
      if (changed === marked) return undefined;
      const { file, places } = takeOutMarks(changed);
      const after = scan([file]);
      const numbers = recognise(after, found, places);
      return numbers && { file, found: after.map((placed, at) => [placed, entries[numbers[at] ?? -1]]) };
    }

    class Tally {
      tried = 0;
      entries = 0;
      replaced = 0;
      readonly missed: string[] = [];
      readonly falselyKnown = new Set<string>();

      count({ found }: Refactored, { known }: BaselineMatch): void {
        this.tried += 1;
        this.entries += found.length;
        const lost = found.filter(([{ finding }, entry]) => known.get(finding) !== entry);
        this.missed.push(...lost.map(([{ path, finding }]) => `${path} ${finding.ruleId}`));
      }

      countNew(added: readonly PlacedFinding[], { known }: BaselineMatch): void {
        for (const { path, finding } of added)
          if (known.has(finding)) this.falselyKnown.add(`${path} ${finding.ruleId}`);
      }
    }

    function withOtherSecrets({ path, text }: SourceFile): PlacedFinding[] {
      const found = scan([{ path, text: replaceSecrets(text, secrets, otherSecrets) }]);
      return found.filter(({ finding }) => isSecret(finding));
    }

    function run(known: readonly Known[], added: readonly PlacedFinding[]): Tally {
      const random = randomFrom(20_261_120);
      const tally = new Tally();
      const entries = known.flatMap((each) => each.entries);
      for (let attempt = 0; tally.tried < cases && attempt < 3 * cases; attempt += 1) {
        const own = known[attempt % known.length];
        const after = own && refactored(own, random);
        if (after === undefined) continue;
        // What some others hold is mended: their entries are free for whatever comes.
        const others = known.filter((each) => each !== own && random() < 0.5).flatMap(({ found }) => found);
        const found = after.found.map(([placed]) => placed);
        const isNamed: IsNamed = (path, name) =>
          isNamedIn(path === after.file.path ? after.file.text : '', name);
        const match = matchBaseline(entries, [...found, ...others, ...added], isNamed);
        tally.count(after, match);
        tally.countNew(added, match);
        const replaced = withOtherSecrets(after.file);
        tally.replaced += replaced.length;
        tally.countNew(replaced, matchBaseline(entries, [...replaced, ...others]));
      }
      return tally;
    }

    it(`finds 99 of 100 entries again in ${cases} cases, each by its own finding, and takes nothing new for known`, () => {
      const known = files.map((file): Known => {
        const found = scan([file]);
        return { found, entries: entriesOf(found), marked: markFlaws(file, found) };
      });
      const added = scan([...unrelated, ...unrelatedInfrastructure]);
      const tally = run(known, added);

      assert.ok(known.flatMap(({ found }) => found).length >= 60 && added.length >= 20);
      assert.equal(tally.tried, cases);
      assert.ok(tally.replaced >= 200, `${tally.replaced} replaced`);
      assert.deepEqual([...tally.falselyKnown], []);
      const shown = `${tally.missed.length} of ${tally.entries}: ${tally.missed.join(', ')}`;
      assert.ok(tally.missed.length <= 0.01 * tally.entries, shown.slice(0, 2000));
    }).timeout(busyMachineMs);
  });

  it('knows a flaw again in a renamed file in which a formatter has broken the line before it', () => {
    const file = samples.find(({ path }) => path === 'src/reports.ts');
    assert.ok(file);
    const known = scan([file]);
    const broken = file.text.replace(
      '  res.json(await pool.query(statement));',
      '  res.json(\n    await pool.query(\n      statement\n    )\n  );',
    );

    const match = matchBaseline(entriesOf(known), scan([{ path: 'lib/statistics.ts', text: broken }]));

    assert.ok(known.some(({ finding }) => finding.ruleId === 'weak-hash'));
    assert.deepEqual(
      match.gone.map(({ rule }) => rule),
      [],
    );
  });

  it('takes a new flaw for a new one when an old one is mended beside it', () => {
    const known = scan(samples);
    const mended = samples.filter((_file, index) => index % 2 === 0);
    const added = scan(unrelated);

    const match = matchBaseline(entriesOf(known), [...scan(mended), ...added]);

    assert.deepEqual(
      added.filter(({ finding }) => match.known.has(finding)).map(({ finding }) => finding.ruleId),
      [],
    );
    assert.equal(match.gone.length, known.length - scan(mended).length);
  });

  it('takes the same line in another function for a new flaw when the old one is mended', () => {
    const handler = (name: string, body: string) =>
      `export function ${name}(req, res) {\n${body}\n  res.end();\n}\n`;
    const head = `import { exec } from 'node:child_process';\nimport express from 'express';\nconst app = express();\n`;
    const routes = `app.get('/one', one);\napp.get('/evil', evil);\n`;
    const flaw = `exec('ls ' + req.query.dir);`;
    const before = `${head}${handler('one', `  ${flaw}`)}${handler('evil', '  res.status(204);')}${routes}`;
    const after = `${head}${handler('one', '  res.status(204);')}${handler('evil', `  if (req.query.all === 'yes') {\n    ${flaw}\n  }`)}${routes}`;
    const known = scan([{ path: 'src/app.ts', text: before }]);
    const found = scan([{ path: 'src/app.ts', text: after }]);

    const match = matchBaseline(entriesOf(known), found, (_path, name) => isNamedIn(after, name));

    const rules = (all: Iterable<{ readonly rule: string }>) => [...all].map(({ rule }) => rule);
    assert.ok(found.some(({ finding }) => finding.ruleId === 'command-injection'));
    assert.equal(rules(match.known.values()).includes('command-injection'), false);
    assert.ok(rules(match.gone).includes('command-injection'));
  });

  it('takes a flaw of one image for another than the same one of an image that was mended', () => {
    const known = scan([
      {
        path: 'Dockerfile',
        text: 'FROM --platform=linux/amd64 node:latest AS build\nWORKDIR /srv/shop\nCOPY package.json src ./\n',
      },
      { path: '.github/workflows/ci.yml', text: workflowOn('push', 'npm', 'test') },
    ]);

    const match = matchBaseline(
      entriesOf(known),
      scan([
        {
          path: 'tools/Dockerfile',
          text: 'FROM --platform=linux/amd64 node:latest AS build\nRUN apk add git curl jq openssh\n',
        },
        { path: '.github/workflows/nightly.yml', text: workflowOn('schedule', 'make', 'report') },
      ]),
    );

    assert.ok(known.length >= 4);
    assert.deepEqual(
      [...match.known.values()].map(({ rule }) => rule),
      [],
    );
  });

  it('counts: a second flaw of the same text is new', () => {
    const [file] = samples;
    assert.ok(file);
    const known = scan([file]);

    const twice = scan([file, { ...file, path: `copy/${file.path}` }]);
    const match = matchBaseline(entriesOf(known), twice);

    assert.equal(match.known.size, known.length);
    assert.ok(
      [...match.known.keys()].every((finding) =>
        twice.some((each) => each.finding === finding && each.path === file.path),
      ),
    );
  });

  it('is quick with many entries of one rule in one file', () => {
    const lines = Array.from({ length: 1500 }, (_none, at) => `export function f${at}() {\n  debugger;\n}\n`);
    const found = scan([{ path: 'many.ts', text: lines.join('') }]);

    const match = matchBaseline(
      entriesOf(found),
      scan([{ path: 'many.ts', text: `\n${lines.reverse().join('')}` }]),
    );

    assert.equal(match.known.size, 1500);
  });
});
