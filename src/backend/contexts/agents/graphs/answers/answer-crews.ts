/** Tells a run whether its person has allowed a crew file, and keeps what they allow: by their own answer, never by the run's word. */
import { allowCrewQuestionSchema } from '../../../../../contract/work/crew/crew-file.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';

interface Content {
  readonly path: string;
  readonly sha256: string;
}
type Asked = Content & { readonly projectId: string };

export interface CrewRecords {
  isAllowed(actor: Person, asked: Asked): Promise<boolean>;
  keep(actor: Person, asked: Asked): Promise<void>;
}

/** No level of autonomy and no rule of acts has a say here. */
export function answerCrews(crews: CrewRecords, run: HostedRun): WorkAnswerers {
  const { actor, projectId, isTrusted } = run;
  return {
    crew: async ({ path, sha256 }) => {
      if (projectId === undefined || isTrusted !== true) return { isAllowed: false };
      return { isAllowed: await crews.isAllowed(actor, { projectId, path, sha256 }) };
    },
    'keep-crew': async ({ path, sha256 }) => {
      const mayKeep = isTrusted === true && hasAllowed(run, { path, sha256 });
      if (projectId === undefined || !mayKeep) return { isAllowed: false };
      await crews.keep(actor, { projectId, path, sha256 });
      return { isAllowed: true };
    },
  };
}

/** Whoever else answers lets this run go on, and allows nothing for its person. */
function hasAllowed({ decided, actor }: HostedRun, { path, sha256 }: Content): boolean {
  if (decided?.approved !== true || decided.step !== 'allow-crew' || decided.by !== actor.userId)
    return false;
  const shown = allowCrewQuestionSchema.safeParse(decided.payload);
  return shown.success && shown.data.path === path && shown.data.sha256 === sha256;
}
