/**
 * `node scripts/budgets.ts [--release]`: what pages and features may weigh, in kilobytes. A budget is a page's or a feature's
 * own and lies in its folder, `budget.json`; totals are their sum. `npm run check` prints what rose since the last release
 * and why; `--release` writes what the next is compared with, budgets-of-release.json.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';

const budgetSchema = z.strictObject({ kilobytes: z.number().int().min(1), why: z.string().min(1) });
const releasedSchema = z.record(z.string(), z.number().int());

export type Budget = z.infer<typeof budgetSchema>;

/** Where a budget may lie: the folder of a page, and that of a feature. */
const folders = { page: 'webviews', feature: 'src/extension/features' } as const;

const releasedFile = 'budgets-of-release.json';

/** By `page coach`, `feature goals`. @throws Error where a file is no budget */
export function readBudgets(root: string): ReadonlyMap<string, Budget> {
  return new Map(
    Object.entries(folders).flatMap(([what, folder]) =>
      globSync(`${folder}/*/budget.json`, { cwd: root })
        .sort()
        .map((file): [string, Budget] => [
          `${what} ${path.basename(path.dirname(file))}`,
          budgetSchema.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8'))),
        ]),
    ),
  );
}

/** By the names of readBudgets; empty before the first release. */
export function readReleased(root: string): ReadonlyMap<string, number> {
  const file = path.join(root, releasedFile);
  if (!existsSync(file)) return new Map();
  return new Map(Object.entries(releasedSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

/** A line for each that rose or is new, with its reason, and one for all together. */
export function describeRisen(
  budgets: ReadonlyMap<string, Budget>,
  released: ReadonlyMap<string, number>,
): readonly string[] {
  const risen = [...budgets].filter(([name, { kilobytes }]) => kilobytes > (released.get(name) ?? 0));
  if (risen.length === 0) return [];
  const total = (sizes: Iterable<number>) => [...sizes].reduce((sum, size) => sum + size, 0);
  const now = total([...budgets.values()].map(({ kilobytes }) => kilobytes));
  return [
    `Budgets since the last release: ${total(released.values())} → ${now} kB`,
    ...risen.map(([name, { kilobytes, why }]) => {
      const before = released.get(name);
      return `  ${name}: ${before === undefined ? 'new, ' : `${before} → `}${kilobytes} kB: ${why}`;
    }),
  ];
}

if (import.meta.main) {
  await runMain(async () => {
    const budgets = readBudgets(projectRoot);
    if (process.argv.includes('--release')) {
      const sizes = Object.fromEntries([...budgets].map(([name, { kilobytes }]) => [name, kilobytes]));
      writeFileSync(path.join(projectRoot, releasedFile), `${JSON.stringify(sizes, null, 2)}\n`);
    }
    for (const line of describeRisen(budgets, readReleased(projectRoot))) console.log(line);
    return 0;
  });
}
