/**
 * The agents that ship, of their own files: what is declared of them (src/contract/work/<name>-agent.ts), and what each does
 * (src/backend/work/agents/<name>/<name>-agent.ts). Those that are there keep their place, in which they are offered.
 * `--check` only compares.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../main.ts';
import { projectRoot } from '../paths.ts';
import { inPlace, refuseTwice, renderImports } from './listed-names.ts';
import { remake } from './remake.ts';

const declared = 'src/contract/work';
const running = 'src/backend/work/agents';

export interface DeclaredAgent {
  readonly name: string;
  readonly constant: string;
  /** Its file, in the folder of declarations. */
  readonly from: string;
}

/** @param texts by name of the file. @throws Error where one declares no agent, or two the same */
export function readDeclared(texts: ReadonlyMap<string, string>): readonly DeclaredAgent[] {
  const found = [...texts].map(([from, text]) => {
    const [, constant, name] = /^export const (\w+) = \{\s+name: '([\w-]+)'/m.exec(text) ?? [];
    if (constant === undefined || name === undefined)
      throw new Error(`${declared}/${from} declares no agent.`);
    return { name, constant, from };
  });
  refuseTwice(
    found.map(({ name }) => name),
    'Two files declare the agent',
  );
  return found;
}

export function renderDeclarations(agents: readonly DeclaredAgent[], before: string): string {
  const list = before.slice(before.indexOf('export const declarations'));
  const names = inPlace(agents, list, ({ constant }) => `  ${constant},`).map(
    ({ constant }) => `  ${constant},`,
  );
  return `// Generated from the declarations of this folder (npm run generate).
${renderImports(agents.map(({ constant, from }) => ({ name: constant, from })))}

export const declarations = [
${names.join('\n')}
] as const;
`;
}

/** @param exported texts by path. @throws Error where an agent is declared that nothing runs */
export function renderRuns(agents: readonly DeclaredAgent[], exported: ReadonlyMap<string, string>): string {
  const names = agents.map(({ name }) => name).toSorted();
  const lines = names.map((name) => {
    const from = `${name}/${name}-agent.ts`;
    const [, constant] = /^export const (\w+Agent)\b/m.exec(exported.get(from) ?? '') ?? [];
    if (constant === undefined) throw new Error(`${running}/${from} exports no agent ${name}.`);
    return `  ${JSON.stringify(name)}: running(async () => (await import('./${from}')).${constant}),`;
  });
  return `// Generated from the agents of this folder (npm run generate).
import type { ShippedAgent } from '../../../contract/work/agents.ts';
import { type RegisteredAgent, running } from './registry.ts';

/** What each does, loaded when it first runs. */
export const runs: Readonly<Record<ShippedAgent, RegisteredAgent['run']>> = {
${lines.join('\n')}
};
`;
}

function readFolder(folder: string, pattern: string): ReadonlyMap<string, string> {
  const cwd = path.join(projectRoot, folder);
  const files = globSync(pattern, { cwd })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(cwd, file), 'utf8')]));
}

if (import.meta.main) {
  await runMain(async () => {
    const agents = readDeclared(readFolder(declared, '*-agent.ts'));
    const exported = readFolder(running, '*/*-agent.ts');
    const declarations = await remake(`${declared}/agents.generated.ts`, (before) =>
      renderDeclarations(agents, before),
    );
    const runs = await remake(`${running}/agents.generated.ts`, () => renderRuns(agents, exported));
    return declarations || runs;
  });
}
