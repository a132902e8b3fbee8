/** Judges which files of its copy a run may read or change: by the rules of acts, as an agent's. What it named is logged. */
import type { FileTool } from '../../../../../contract/work/file-asks.ts';
import type { ToolRunner } from '../../../../platform/tools/tool-runner.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';

/** A change in the copy is offered: a person accepts it before a file of theirs changes. */
const effects: Readonly<Record<FileTool, 'read' | 'propose'>> = {
  list_files: 'read',
  read_file: 'read',
  search_files: 'read',
  edit_file: 'propose',
  write_file: 'propose',
  delete_file: 'propose',
};

export function answerFiles(runner: Pick<ToolRunner, 'judge' | 'openPaths'>, run: HostedRun): WorkAnswerers {
  const asker = { kind: 'agent', name: run.agent } as const;
  return {
    files: async ({ tool, paths }) => {
      const act = { tool, effect: effects[tool], asker };
      const [path] = paths;
      if (path === undefined || paths.length > 1) {
        const isOpen = await runner.openPaths(run.actor, act, []);
        return { open: paths.filter(isOpen), reason: '' };
      }
      const { verdict, rule } = await runner.judge(run.actor, { ...act, paths }, []);
      const isOpen = verdict === 'allow';
      const reason = isOpen ? '' : (rule?.reason ?? 'Nobody allowed it.');
      const outcome = isOpen ? 'done' : 'refused';
      run.tell({ type: 'tool', tool, input: JSON.stringify({ path }), outcome, text: reason });
      return { open: isOpen ? [path] : [], reason };
    },
  };
}
