/** A crew file of the project: read, asked about unless this very content is allowed already, and then what the run goes by. */

import type { CrewFile } from '../../../../../contract/work/crew/crew-file.ts';
import type { DevelopmentInput } from '../../../../../contract/work/development-agent.ts';
import { parseCrewFile } from '../../../../../workspace/crews/parse-crew-file.ts';
import { type Graph, graphEnd } from '../../../graphs/graph.ts';
import { AgentError, type ProjectRun } from '../../agent.ts';
import type { DevelopmentState, ShownCrew } from '../state.ts';
import { type CrewPlan, planCrew } from './crew-plan.ts';

type Run = ProjectRun<DevelopmentInput>;
type Nodes = Graph<DevelopmentState>['nodes'];

const dayMs = 86_400_000;
/** How often a person is asked about a file that changes while they look at it. */
const mostAsked = 5;

/** A model works on it, not rules alone. */
export function usesCrew({ task, crew }: Pick<DevelopmentInput, 'task' | 'crew'>): boolean {
  return crew !== undefined || task.trim() !== '';
}

/** The node that a run with a crew begins at. */
export function firstNode({ crew }: Pick<DevelopmentInput, 'crew'>): string {
  return crew === undefined ? 'outline' : 'read-crew';
}

export function requireTrust({ project }: Pick<Run, 'project'>): void {
  if (!project.isTrusted)
    throw new AgentError(
      'settings_wrong',
      'A task needs a folder that you trust: its files are sent to a model.',
    );
}

export function crewFileNodes(run: Run): Nodes {
  if (run.input.crew === undefined) return {};
  const path = run.input.crew;
  return {
    'read-crew': {
      kind: 'work',
      title: 'Reading the crew file',
      run: async () => ({ crewFile: await look(run, path) }),
      next: {
        among: [{ to: 'outline' }, { to: 'allow-crew' }],
        choose: ({ crewFile }) => (crewFile?.isAllowed === true ? 'outline' : 'allow-crew'),
      },
    },
    'allow-crew': {
      kind: 'approval',
      title: 'May the agents work as this file says?',
      ask: ({ crewFile }) => ({
        text: questionText(crewFile),
        payload: crewFile && {
          path: crewFile.path,
          sha256: crewFile.sha256,
          text: crewFile.text,
        },
        expiresAt: run.tools.now().getTime() + 30 * dayMs,
      }),
      take: ({ crewFile }, { approved }) =>
        approved && crewFile !== undefined
          ? { crewFile: { ...crewFile, isAllowed: true } }
          : { outcome: { kind: 'declined' } },
      next: {
        among: [{ to: graphEnd }, { to: 'keep-crew' }],
        choose: ({ outcome }) => (outcome === undefined ? 'keep-crew' : graphEnd),
      },
    },
    'keep-crew': {
      kind: 'work',
      title: 'Keeping what was allowed',
      run: async ({ crewFile }) => {
        const now = await look(run, path);
        // What was shown is what was allowed: another content is asked about by itself.
        if (now.sha256 !== crewFile?.sha256) return { crewFile: now };
        await run.ask({ kind: 'keep-crew', path, sha256: now.sha256 });
        return {};
      },
      next: {
        among: [{ to: 'outline' }, { to: 'allow-crew', atMost: mostAsked, otherwise: graphEnd }],
        choose: ({ crewFile }) => (crewFile?.isAllowed === true ? 'outline' : 'allow-crew'),
      },
    },
  };
}

/** Nothing is asked about a file that could not be used. */
async function look(run: Run, path: string): Promise<ShownCrew> {
  requireTrust(run);
  const { text, sha256 } = await run.tools.workshop.crewFile(run.project.folder, path);
  const crewFile = { path, sha256, text, isAllowed: false };
  const file = readCrew(crewFile);
  if (planCrew(run.input, file).task.trim() === '')
    throw new AgentError(
      'settings_wrong',
      `${path}: prompt: says nothing, and no task was typed. Say what should be done.`,
    );
  return { ...crewFile, isAllowed: (await run.ask({ kind: 'crew', path, sha256 })).isAllowed };
}

function readCrew({ path, text }: ShownCrew): CrewFile {
  const { file, problems } = parseCrewFile(text);
  if (file !== undefined) return file;
  const all = problems.map(({ line, message }) => `${path}:${line}: ${message}`);
  throw new AgentError('settings_wrong', `${all.slice(0, 5).join('. ')}.`);
}

/** How the crew of the run works; throws an `AgentError` where its file has not been allowed. */
export function planOf(input: DevelopmentInput, { crewFile }: Pick<DevelopmentState, 'crewFile'>): CrewPlan {
  if (input.crew === undefined) return planCrew(input, undefined);
  if (crewFile?.isAllowed !== true)
    throw new AgentError('settings_wrong', `${input.crew} has not been allowed.`);
  return planCrew(input, readCrew(crewFile));
}

/** The run with what the file says where the request says nothing. */
export function withCrew(run: Run, state: Pick<DevelopmentState, 'crewFile'>): Run {
  if (run.input.crew === undefined) return run;
  const { task, checks } = planOf(run.input, state);
  return { ...run, input: { ...run.input, task, checks: [...checks] } };
}

function questionText(shown: ShownCrew | undefined): string {
  if (shown === undefined) return '';
  const { path, sha256, text } = shown;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const bars = '`'.repeat(Math.max(3, longest + 1));
  return [
    `\`${path}\` says how the crew works. It comes with the project: read it before you allow it. It can only narrow what agents may do.`,
    `SHA-256 \`${sha256}\``,
    `${bars}yaml\n${text}${text.endsWith('\n') ? '' : '\n'}${bars}`,
  ].join('\n\n');
}
