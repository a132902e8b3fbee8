/** The steps in which a person settles a text before a generator begins, such as a data model read from a sentence. */
import * as z from 'zod';
import { mostSettledText, type TextQuestion } from '../../../../contract/work/text-question.ts';
import type { RunTree } from '../../../../workspace/runs/tree/open-run-tree.ts';
import { type Graph, graphEnd } from '../../graphs/graph.ts';
import type { ProjectRun } from '../agent.ts';
import type { DevelopmentState } from '../development/state.ts';
import type { Settlement } from './maker.ts';
import { openMakingPlace } from './making-place.ts';

/** How often a person is asked again about a text that is wrong. */
const mostQuestions = 8;
const dayMs = 86_400_000;
const answerSchema = z.object({ text: z.string().max(mostSettledText) });

type Run = Pick<ProjectRun<unknown>, 'signal' | 'tools'>;

export function settleNodes(
  run: Run,
  tree: () => RunTree,
  settlement: Settlement,
): Graph<DevelopmentState>['nodes'] {
  return {
    propose: {
      kind: 'work',
      title: settlement.title,
      run: async (_, use) => {
        const proposed = await settlement.propose(openMakingPlace(run, tree()), use);
        return proposed === undefined ? {} : { settling: { ...proposed, problems: [], isSettled: false } };
      },
      next: {
        among: [{ to: 'make' }, { to: 'settle' }],
        choose: ({ settling }) => (settling === undefined ? 'make' : 'settle'),
      },
    },
    settle: {
      kind: 'approval',
      title: settlement.question,
      ask: ({ settling }) => ({
        ...askOf(settlement, settling),
        expiresAt: run.tools.now().getTime() + 30 * dayMs,
      }),
      take: ({ settling }, { approved, payload }) => {
        if (!approved) return { outcome: { kind: 'declined' } };
        const said = answerSchema.safeParse(payload);
        const text = said.success ? said.data.text : (settling?.text ?? '');
        const problems = settlement.check(text);
        const notes = settling?.notes ?? [];
        return { settling: { text, notes, problems, isSettled: problems.length === 0 } };
      },
      next: {
        among: [
          { to: graphEnd },
          { to: 'make' },
          { to: 'settle', atMost: mostQuestions, otherwise: graphEnd },
        ],
        choose: ({ settling, outcome }) => {
          if (outcome !== undefined) return graphEnd;
          return settling?.isSettled === true ? 'make' : 'settle';
        },
      },
    },
  };
}

function askOf({ language }: Settlement, settling: DevelopmentState['settling']) {
  const { text = '', notes = [], problems = [] } = settling ?? {};
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return {
    text: [
      ...problems.map((problem) => `**${problem}**`),
      `${fence}${language}\n${text.trimEnd()}\n${fence}`,
      ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    ].join('\n\n'),
    payload: { text, language, notes, problems } satisfies TextQuestion,
  };
}
