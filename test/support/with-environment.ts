/** Environment variables of this process, for the time of some work. */

type Environment = Readonly<Record<string, string | undefined>>;

let underway: { readonly key: string; count: number; restore(): void } | undefined;

/**
 * Work that is begun before another has ended needs the same variables.
 * @throws Error where they differ, since both would see those of the one
 */
export async function withEnvironment<T>(environment: Environment, work: () => Promise<T>): Promise<T> {
  const key = JSON.stringify(Object.entries(environment).map(([name, value]) => [name, value ?? null]));
  underway ??= { key, count: 0, restore: setVariables(environment) };
  const mine = underway;
  if (mine.key !== key) throw new Error('Two commands at once in one process need the same environment.');
  mine.count += 1;
  try {
    return await work();
  } finally {
    mine.count -= 1;
    if (mine.count === 0) {
      underway = undefined;
      mine.restore();
    }
  }
}

/** Returns what puts back the values from before. */
function setVariables(environment: Environment): () => void {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
  for (const [name, value] of Object.entries(environment)) setVariable(name, value);
  return () => {
    for (const [name, value] of before) setVariable(name, value);
  };
}

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
