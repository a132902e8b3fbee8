/** The table at the end of a run: what each suite took of it. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { TaskResult } from './repeat-failed.ts';

interface Row {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** Suites run side by side, so their seconds add up to those of all cores. */
export function describeTimes(results: readonly TaskResult[], runSeconds: number): string {
  const rows = rowsOf(results).toSorted((one, other) => other.wallSeconds - one.wallSeconds);
  const all = rows.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0);
  const lines = rows.map(
    ({ name, wallSeconds, cpuSeconds }) =>
      `${name.padEnd(10)} ${seconds(wallSeconds)} ${percent(wallSeconds, all)}${cpuSeconds > 0 ? `   CPU ${seconds(cpuSeconds)}` : ''}`,
  );
  const own = readCpuSeconds();
  const cpu = own === undefined ? '' : `, CPU ${own.toFixed(0)} s`;
  return [
    '── time ──',
    ...lines,
    ...dearestFiles(results),
    `the run: ${runSeconds.toFixed(0)} s on ${os.availableParallelism()} cores${cpu}`,
  ].join('\n');
}

/** Where the next saving is to be looked for. */
const dearestCount = 20;

function dearestFiles(results: readonly TaskResult[]): readonly string[] {
  const dearest = results
    .flatMap(({ fileCpuSeconds = {} }) => Object.entries(fileCpuSeconds))
    .filter(([, cpuSeconds]) => cpuSeconds >= 1)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, dearestCount)
    .map(([file, cpuSeconds]) => `${seconds(cpuSeconds)}  ${file}`);
  return dearest.length === 0 ? [] : ['dearest files, by CPU:', ...dearest];
}

function rowsOf(results: readonly TaskResult[]): readonly Row[] {
  const names = [...new Set(results.map(({ suite }) => suite))];
  return names.map((name) => {
    const own = results.filter(({ suite }) => suite === name);
    const sumOf = (key: 'wallSeconds' | 'cpuSeconds') => own.reduce((sum, result) => sum + result[key], 0);
    return { name, wallSeconds: sumOf('wallSeconds'), cpuSeconds: sumOf('cpuSeconds') };
  });
}

function seconds(value: number): string {
  return `${value.toFixed(1).padStart(7)} s`;
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 0.001)).toFixed(0).padStart(3)} %`;
}

/** Of this process and all that it waited for; Linux alone tells. */
export function readCpuSeconds(): number | undefined {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ').slice(11, 15) ?? [];
    return fields.reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  } catch {
    return undefined;
  }
}
