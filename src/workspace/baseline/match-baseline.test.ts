import assert from 'node:assert/strict';
import { createScanner } from '../../scanner/index.ts';
import type { Scanner } from '../../scanner/model.ts';
import { keysOf, snippetOf, toMaskedText } from '../finding-keys.ts';
import { loadGrammars } from '../grammars.ts';
import { findLanguageOfPath } from '../languages.ts';
import { toEntry } from './baseline-file.ts';
import { matchBaseline, type PlacedFinding } from './match-baseline.ts';
import { createRandom, type Random, refactor, type SourceFile } from './refactorings.test.ts';
import { samples, unrelated } from './samples.test.ts';

const cases = 1000;
/** Not a limit on the product: a machine that is shared by many takes its time over a thousand cases. */
const busyMachineMs = 300_000;

describe('matchBaseline', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await createScanner(await loadGrammars());
  });

  function scan(files: readonly SourceFile[]): PlacedFinding[] {
    return files.flatMap(({ path, text }) => {
      const { findings } = scanner.scan(`/project/${path}`, findLanguageOfPath(path) ?? 'text', text);
      const masked = toMaskedText(text, findings);
      return findings.map((finding) => {
        const keys = keysOf(masked, finding.range, 'salt');
        return { path, finding: { ...finding, snippet: snippetOf(masked, finding.range), keys } };
      });
    });
  }
  const entriesOf = (found: readonly PlacedFinding[]) =>
    found.map(({ path, finding }) => toEntry(path, finding));
  const rulesOf = (found: readonly PlacedFinding[]): string =>
    found
      .map(({ finding }) => finding.ruleId)
      .sort()
      .join();

  /** A file refactored so that it still has the same flaws; undefined where it has not. */
  function refactored(file: SourceFile, rules: string, random: Random): PlacedFinding[] | undefined {
    let changed = file;
    const steps = 1 + Math.floor(random() * 3);
    for (let step = 0; step < steps; step += 1) changed = refactor(changed, random);
    if (changed === file) return undefined;
    const found = scan([changed]);
    return rulesOf(found) === rules ? found : undefined;
  }

  it(`finds 99 of 100 entries again after ${cases} random refactorings, and takes nothing new for known`, () => {
    const byFile = new Map(samples.map((file) => [file, scan([file])]));
    const entries = entriesOf([...byFile.values()].flat());
    const added = scan(unrelated);
    const random = createRandom(20261120);
    const tally = { tried: 0, entries: 0, kept: 0, false: 0 };
    for (let attempt = 0; tally.tried < cases && attempt < 3 * cases; attempt += 1) {
      const file = samples[attempt % samples.length] ?? { path: '', text: '' };
      const found = refactored(file, rulesOf(byFile.get(file) ?? []), random);
      if (found === undefined) continue;
      const others = samples.filter((each) => each !== file).flatMap((each) => byFile.get(each) ?? []);
      const { known } = matchBaseline(entries, [...found, ...others, ...added]);
      tally.tried += 1;
      tally.entries += found.length;
      tally.kept += found.filter(({ finding }) => known.get(finding)?.rule === finding.ruleId).length;
      tally.false += added.filter(({ finding }) => known.has(finding)).length;
    }

    assert.ok(entries.length >= 20 && added.length >= 4, `${entries.length} entries, ${added.length} new`);
    assert.equal(tally.tried, cases);
    assert.ok(tally.kept >= 0.99 * tally.entries, `kept ${tally.kept} of ${tally.entries}`);
    assert.equal(tally.false, 0);
  }).timeout(busyMachineMs);

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
