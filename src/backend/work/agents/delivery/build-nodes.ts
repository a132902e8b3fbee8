/**
 * The proposal to build the images that were applied, to check them: a question with the very commands, then the backend of the
 * machine that has the files. Nothing is offered where nobody answers, in a folder that is not trusted, or without a program
 * that builds images.
 */

import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import {
  type BuildQuestion,
  buildCommand,
  buildQuestionSchema,
  type ImageBuild,
  imageBuildName,
  imageBuiltSchema,
  imageEngines,
} from '../../../../contract/work/effects/image-build.ts';
import { type Graph, graphEnd } from '../../graphs/graph.ts';
import type { ProjectRun } from '../agent.ts';
import type { Checking, DevelopmentState } from '../development/state.ts';

type Run = ProjectRun<DevelopmentInput>;
type Nodes = Graph<DevelopmentState>['nodes'];
type WorkNode = Extract<Nodes[string], { kind: 'work' }>;

const dayMs = 86_400_000;

/** `apply` of the loop, and what follows it. */
export function buildNodes(run: Run, apply: WorkNode): Nodes {
  return {
    apply: {
      ...apply,
      run: async (state, use) => {
        const applied = await apply.run(state, use);
        return { ...applied, checking: await propose(run, { ...state, ...applied }) };
      },
      next: {
        among: [{ to: graphEnd }, { to: 'build' }],
        choose: ({ checking }) => (checking?.kind === 'proposed' ? 'build' : graphEnd),
      },
    },
    build: {
      kind: 'approval',
      title: 'Build to check?',
      ask: ({ checking }) => ({
        text: checking?.kind === 'proposed' ? textOf(checking) : '',
        payload: checking?.kind === 'proposed' ? payloadOf(checking.builds) : undefined,
        expiresAt: run.tools.now().getTime() + dayMs,
      }),
      take: ({ checking }, { approved, payload }) => {
        const chosen = buildQuestionSchema.safeParse(payload);
        if (checking?.kind !== 'proposed') return {};
        return approved && chosen.success
          ? { checking: { kind: 'approved', builds: chosen.data.builds } }
          : { checking: { kind: 'left', why: 'you did not want it' } };
      },
      next: {
        among: [{ to: graphEnd }, { to: 'building' }],
        choose: ({ checking }) => (checking?.kind === 'approved' ? 'building' : graphEnd),
      },
    },
    building: {
      kind: 'work',
      title: 'Building images',
      run: async ({ checking }, use) => {
        if (checking?.kind !== 'approved') return {};
        const built = [];
        for (const build of checking.builds) {
          const { outcome } = await use.perform(imageBuildName, build.file, build);
          built.push({ file: build.file, ...imageBuiltSchema.parse(outcome) });
        }
        return { checking: { kind: 'done', built } };
      },
      next: { to: graphEnd },
    },
  };
}

async function propose(run: Run, state: DevelopmentState): Promise<Checking | undefined> {
  const { outcome, made, handling } = state;
  // In a folder within a repository they are named from its root.
  const written = outcome?.kind === 'applied' ? outcome.files : [];
  const images = (made?.images ?? []).filter(({ file }) =>
    written.some((each) => each === file || each.endsWith(`/${file}`)),
  );
  if (images.length === 0) return undefined;
  if (made?.asksToBuild !== true) return { kind: 'left', why: 'it was not asked for' };
  if (!run.project.isTrusted) return { kind: 'left', why: 'the folder is not trusted' };
  if (handling === 'apply') return { kind: 'left', why: 'nobody was there to be asked' };
  for (const engine of imageEngines)
    if (await run.tools.workshop.hasProgram(engine))
      return { kind: 'proposed', builds: images.map((image) => ({ ...image, engine })) };
  return { kind: 'left', why: 'there is no docker, podman or buildah on this machine' };
}

function payloadOf(builds: readonly ImageBuild[]): BuildQuestion {
  return { builds, commands: builds.map(lineOf) };
}

const lineOf = (build: ImageBuild): string =>
  buildCommand(build)
    .map((word) => (/^[\w./@+=:-]+$/.test(word) ? word : `"${word}"`))
    .join(' ');

function textOf({ builds }: Extract<Checking, { kind: 'proposed' }>): string {
  const count = builds.length === 1 ? 'an image' : `${builds.length} images`;
  return [
    `Vireo builds ${count} on this machine, as you, to check what was written:`,
    ['```', ...builds.map(lineOf), '```'].join('\n'),
    'This asks registries for base images and packages, and runs in containers what the Dockerfile says. The images stay in your local storage without a name.',
  ].join('\n\n');
}

/** For the report. */
export function writeChecking({ checking, made, outcome }: DevelopmentState): readonly string[] {
  if (made?.images === undefined || made.images.length === 0 || outcome === undefined) return [];
  if (checking?.kind !== 'done') {
    const why = checking?.kind === 'left' ? checking.why : whyNot(outcome.kind);
    return [`## Images\n\n*Not built*: ${why}.`];
  }
  const lines = checking.built.map((each) => {
    if (each.outcome === 'built') return `- \`${each.file}\`: *built*`;
    if (each.outcome === 'refused') return `- \`${each.file}\`: *not built*: ${each.why}`;
    const at = each.line === undefined ? '*failed*' : `*failed at line ${each.line}*`;
    return `- \`${each.file}\`: ${at}\n\n${indented(each.why)}`;
  });
  return [['## Images', lines.join('\n')].join('\n\n')];
}

const whyNot = (kind: NonNullable<DevelopmentState['outcome']>['kind']): string =>
  kind === 'published' ? 'they are on a branch, and not in your files' : 'no image was applied';

/** Text of a program, in a list of Markdown. */
const indented = (text: string): string =>
  ['```text', ...text.replaceAll('```', "'''").split('\n'), '```'].map((line) => `  ${line}`).join('\n');
