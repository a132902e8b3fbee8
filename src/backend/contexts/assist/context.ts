/** Who helps: agents that are asked, and the coach. */
import type { FiguresPort } from '../../../domain/figures/figures.ts';
import type { Host } from '../../platform/host.ts';
import type { Caller } from '../../platform/http/actor.ts';
import { ModelError } from '../../platform/models/gateway.ts';
import type { Spending } from '../../platform/models/spending.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { code } from '../code/context.ts';
import { practice } from '../practice/context.ts';
import { type CoachOptions, coachSlice } from './coach/coach.slice.ts';
import { openPractice, type PracticePorts } from './coach/open-practice.ts';
import { modelsSlice } from './models/models.slice.ts';
import { type ModelOptions, openModels } from './models/open-models.ts';
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
  readonly models: ModelOptions;
  /** Absent: there is no ledger, and so only what costs nothing is asked. */
  readonly spending?: Spending | undefined;
}

const withoutLedger: Spending = {
  reserve: async ({ worstMicroUsd }) => {
    if (worstMicroUsd === 0) return { id: '' };
    throw new ModelError('cap_reached', 'Nothing is spent on models without a ledger.');
  },
  settle: () => Promise.resolve(),
  listPrices: () => Promise.resolve([]),
  describe: () => Promise.resolve(''),
};

export function mountAssist(host: Host, needs: AssistNeeds): readonly Mounted[] {
  const { agents, work, coach, figures, models, spending = withoutLedger } = needs;
  const { findActor } = account;
  const { findProject } = practice;
  const opened = openModels(host, { spending, options: models });
  return [
    requestsSlice.mount({ ...host, ...code, agents, work, findActor, findProject }),
    modelsSlice.mount(opened),
    coachSlice.mount({
      ...{ host, figures, options: coach, loadPolicy: account.loadTimePolicy },
      models: opened.gateway,
    }),
  ];
}
