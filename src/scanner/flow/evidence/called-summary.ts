import type { Run } from '../run.ts';
import type { Summary } from '../summary.ts';

/** Summary of the function that is called, where its body is read. */
export function summaryOf(run: Run, callee: number): Summary | undefined {
  const func = run.resolver.localFunction(callee);
  const unit = func < 0 ? undefined : run.file.units.byFunction.get(func);
  if (unit !== undefined) return run.summaries.ofUnit(unit);
  const name = func < 0 ? run.resolver.nameOf(callee) : undefined;
  return name === undefined ? undefined : run.summaries.ofImport(name);
}
