/** The processes that a process has started, and those that these have: also what left its group (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

/** None where the machine does not tell. */
export function descendantsOf(
  pid: number | undefined,
  platform: NodeJS.Platform = process.platform,
): readonly number[] {
  if (pid === undefined || platform !== 'linux') return [];
  const children = Map.groupBy(listProcesses(), ({ parent }) => parent);
  const found: number[] = [];
  const visit = (parent: number): void => {
    for (const child of children.get(parent) ?? []) {
      found.push(child.pid);
      visit(child.pid);
    }
  };
  visit(pid);
  return found;
}

function listProcesses(): readonly { readonly pid: number; readonly parent: number }[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
  } catch {
    return [];
  }
}

/** proc(5): what stands in parentheses may hold anything. */
function readProcess(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
    return [{ pid, parent }];
  } catch {
    return [];
  }
}
