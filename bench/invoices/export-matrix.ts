/**
 * `node bench/invoices/export-matrix.ts FOLDER`: writes the e-invoices of the matrix, a folder for each format, so that the
 * official rules can be run on them (docs/invoices.md), and prints how many were refused, by rule.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runMain, ScriptError } from '../../scripts/main.ts';
import { matrixCases, matrixFormats } from '../../src/backend/testing/e-invoices/matrix-cases.ts';
import { writeMatrixCase } from '../../src/backend/testing/e-invoices/write-matrix-case.ts';

async function exportMatrix(folder: string): Promise<void> {
  const refused = new Map<string, number>();
  const files = new Map<string, number>();
  let index = 0;
  for (const told of matrixCases()) {
    index += 1;
    const written = writeMatrixCase(told);
    if (written.ok) {
      const { format, category, sellerCountry } = told;
      count(files, format);
      const name = `${String(index).padStart(5, '0')}-${category}-${sellerCountry}-${told.buyerCountry}-${told.extra}.xml`;
      await writeFile(path.join(folder, format, name), written.value);
    } else {
      count(refused, told.format);
      for (const rule of new Set(written.error.map((fault) => fault.rule))) count(refused, `  ${rule}`);
    }
  }
  print('written', files);
  print('refused', refused);
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function print(title: string, counts: ReadonlyMap<string, number>): void {
  console.log(title);
  for (const [name, number] of [...counts].sort()) console.log(`${String(number).padStart(6)} ${name}`);
}

await runMain(async () => {
  const folder = process.argv[2];
  if (folder === undefined) throw new ScriptError('Name a folder: export-matrix.ts FOLDER');
  for (const format of matrixFormats) await mkdir(path.join(folder, format), { recursive: true });
  await exportMatrix(folder);
  return undefined;
});
