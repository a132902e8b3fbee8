/**
 * `npm run bench [-- --json FILE --only NAME]`: measures, prints a table, and writes the rows as JSON.
 * Exit code 1 when a figure misses its goal. `--smoke` runs each that needs no editor at its smallest size, or with
 * `--editor` each that needs one, and fails only where one does not come to its rows; `npm test` does that with the quick
 * ones (`--quick`), `npm test -- --all` with those of the editor, and no test asserts a time.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BenchRow } from '../bench/benchmark.ts';
import { benchmarks, inEditor, slowToStart } from '../bench/index.ts';
import { runMain, ScriptError } from './main.ts';

function format(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function printRow(row: BenchRow): void {
  const cells = [
    row.ok ? 'ok  ' : 'MISS',
    row.name.padEnd(58),
    `${format(row.ours)} ${row.unit}`.padStart(16),
    `${row.peerName} ${format(row.peer)}`.padStart(34),
    `ratio ${format(row.ratio)} (${row.goal})`,
  ];
  console.log(cells.join('  '));
}

function chosen(only: string | undefined): string[] {
  const names = Object.keys(benchmarks);
  if (only !== undefined && !names.includes(only)) {
    throw new ScriptError(`There is no benchmark "${only}": ${names.join(', ')}.`);
  }
  return only === undefined ? names : [only];
}

/** Runs benchmarks whatever their figures: 1 when one fails or has no row. */
async function smoke(names: readonly string[]): Promise<number> {
  const failed: string[] = [];
  for (const name of names) {
    const startedAt = performance.now();
    try {
      const module = await benchmarks[name]?.();
      const rows = (await module?.benchmark.run()) ?? [];
      if (rows.length === 0) failed.push(`${name}: it has no rows.`);
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    console.log(`${name} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  for (const each of failed) console.error(each);
  return failed.length === 0 ? 0 : 1;
}

if (import.meta.main) {
  await runMain(async () => {
    const { values } = parseArgs({
      options: {
        json: { type: 'string' },
        only: { type: 'string' },
        smoke: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        editor: { type: 'boolean', default: false },
      },
    });
    if (values.smoke) {
      process.env['VIREO_BENCH_SMOKE'] = '1';
      const isWanted = (name: string) =>
        inEditor.has(name) === values.editor && !(values.quick && slowToStart.has(name));
      return await smoke(chosen(values.only).filter(isWanted));
    }
    const rows: BenchRow[] = [];
    for (const name of chosen(values.only)) {
      console.log(`${name} …`);
      const module = await benchmarks[name]?.();
      const measured = (await module?.benchmark.run()) ?? [];
      measured.forEach(printRow);
      rows.push(...measured);
    }
    if (values.json !== undefined) {
      await writeFile(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
    }
    return rows.every(({ ok }) => ok) ? 0 : 1;
  });
}
