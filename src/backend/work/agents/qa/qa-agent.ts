/**
 * The QA agent: changes sources in a copy, one place at a time, runs the tests on each, and has a model write tests for what no
 * test noticed. Tests are all that it offers; without a model it reports what no test notices.
 */
import { type QaInput, qaDeclaration } from '../../../../contract/work/agents-of-tests/qa-agent.ts';
import type { DevelopmentInput } from '../../../../contract/work/development-agent.ts';
import { AgentError, type ProjectAgent } from '../agent.ts';
import { runLoop } from '../development/development-agent.ts';
import { qaNodes } from './qa-nodes.ts';

export const qaAgent = {
  ...qaDeclaration,
  run: async (asked) => {
    const { input, project } = asked;
    if (!project.isTrusted)
      throw new AgentError('settings_wrong', 'Tests of the project run: that needs a folder that you trust.');
    const { publish } = input;
    const nothing: DevelopmentInput = { task: '', checks: [], paths: [], rules: [], updates: 'none' };
    return await runLoop(
      { ...asked, input: { ...nothing, ...(publish && { publish }) } },
      {
        name: qaDeclaration.name,
        start: 'seek',
        nodes: (run, place) => qaNodes(input, run, place),
      },
    );
  },
} satisfies ProjectAgent<QaInput>;
