/** CPU time of a whole process and of all that it starts, as the system counts it. */
import { runCommand } from '../../scripts/run-command.ts';

/** Runs a program and prints the CPU seconds that the system counted for it. */
const counted = `
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(usage.ru_utime + usage.ru_stime)
`;

/** CPU seconds of a command in a folder, whatever it prints and however it ends. */
export async function childCpuSeconds(command: readonly string[], cwd = process.cwd()): Promise<number> {
  const { code, output } = await runCommand('python3', ['-c', counted, ...command], { cwd });
  if (code !== 0) throw new Error(`python3 failed:\n${output}`);
  return Number(output);
}
