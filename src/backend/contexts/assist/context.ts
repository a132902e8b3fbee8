/** Who helps: agents that are asked, and the coach. */
import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import type { Caller } from '../../platform/http/actor.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { code, openCode } from '../code/context.ts';
import { openMoneyReports } from '../insight/context.ts';
import { practice } from '../practice/context.ts';
import { ratedTime } from '../time/context.ts';
import { type CoachOptions, coachSlice } from './coach/coach.slice.ts';
import { openPractice, type PracticePorts } from './coach/open-practice.ts';
import type { ReadingPorts } from './coach/readings/open-readings.ts';
import type { RequestPorts } from './requests/requests.ports.ts';
import { requestsSlice } from './requests/requests.slice.ts';

/** Ports for other contexts. */
export const assist = {
  openPractice: (ports: Omit<PracticePorts, 'loadPolicy'>, caller: Caller) =>
    openPractice({ ...ports, loadPolicy: account.loadTimePolicy }, caller),
};

interface AssistNeeds extends Pick<RequestPorts, 'agents' | 'work'> {
  readonly coach: CoachOptions;
  readonly figures: FiguresPort;
  readonly targets: Pick<ReadingPorts, 'loadTargets' | 'listFreeDays'>;
}

export function mountAssist(
  host: Host,
  { agents, work, coach, figures, targets }: AssistNeeds,
): readonly Mounted[] {
  const { findActor } = account;
  const { findProject } = practice;
  return [
    requestsSlice.mount({ ...host, ...code, agents, work, findActor, findProject }),
    coachSlice.mount({
      host,
      figures,
      options: coach,
      loadPolicy: account.loadTimePolicy,
      readings: {
        ...targets,
        listWithoutRate: ratedTime.listWithoutRate,
        money: openMoneyReports(host, figures),
        code: openCode(host),
      },
    }),
  ];
}
