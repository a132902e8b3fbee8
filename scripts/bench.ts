/**
 * `npm run bench [-- --json FILE --only NAME]`: measures, prints a table, and writes the rows as JSON.
 * Exit code 1 when a figure misses its goal. Nothing here is part of `npm test`: no test asserts a time.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BenchRow } from '../bench/benchmark.ts';
import { benchmarks } from '../bench/index.ts';
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

if (import.meta.main) {
  await runMain(async () => {
    const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
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
