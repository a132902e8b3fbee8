/** A budget of hours that passes 75, 90 or 100 percent: one item a project, unread again at each. */
import { findBudgetShare } from '../../../../domain/budget-share.ts';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { Notice, NoticeTypes } from '../../../platform/notices/notice.ts';

const levels = [75, 90, 100] as const;

export function budgetNotices(figures: FiguresPort): NoticeTypes {
  return {
    'budget.threshold': {
      seenWith: { permission: 'project:write' },
      section: 'budgets',
      severity: 'warning',
      reason: 'owner',
      words: {
        ...eachInLanguages({
          name: text`Budget at 75, 90 and 100 %`,
          title: text`Budget passed {level} %`,
          detail: text`{client} · {project}, now {percent} %`,
        }),
        sample: { level: 90, percent: 93, client: 'Nordwind', project: 'Supplier portal' },
      },
      source: {
        kind: 'standing',
        on: ['time-entry.stopped', 'time-entry.created', 'time-entry.changed', 'time-entry.deleted'],
        subjectOf({ after, before }) {
          const projectId = after['projectId'] ?? before['projectId'];
          return typeof projectId === 'string' ? projectId : undefined;
        },
        async list(reads, { now, subjectId: projectId }) {
          let rows = reads
            .from('projects')
            .select(['id', 'budget_seconds'])
            .where('budget_seconds', '>', 0)
            .where('archived_at', 'is', null);
          if (projectId !== undefined) rows = rows.where('id', '=', projectId);
          const budgets = new Map((await rows.execute()).map((row) => [row.id, Number(row.budget_seconds)]));
          if (budgets.size === 0) return [];
          const worked = await figures.listWorked({ actor: reads.actor }, { projectId });
          return worked.flatMap((each) => toNotice(each, budgets.get(each.id), now));
        },
      },
    },
  };
}

function toNotice(
  { id, name, clientName, seconds }: Awaited<ReturnType<FiguresPort['listWorked']>>[number],
  budget: number | undefined,
  at: number,
): readonly Notice[] {
  const level = budget === undefined ? undefined : levels.findLast((each) => seconds * 100 >= budget * each);
  if (budget === undefined || level === undefined) return [];
  const { percent } = findBudgetShare(seconds, budget);
  return [
    {
      subject: { kind: 'project', id },
      to: { permission: 'project:write' },
      values: { level, percent, client: clientName, project: name },
      at,
      mark: level,
    },
  ];
}
