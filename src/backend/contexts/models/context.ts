/** What answers: the models of a practice, and what their answers cost. */
import type { Host } from '../../platform/host.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import type { Mounted } from '../../platform/slice.ts';
import { account } from '../account/context.ts';
import { practice } from '../practice/context.ts';
import { modelsSlice } from './models/models.slice.ts';
import { type ModelOptions, type OpenedModels, openModels } from './models/open-models.ts';
import { loadAnswerCosts } from './spend/answer-costs.ts';
import { loadRunCost } from './spend/run-cost.ts';
import { spendSlice } from './spend/spend.slice.ts';
import { createSpendingLedger } from './spend/spending-ledger.ts';

const { loadTimePolicy: loadPolicy, listAdministrators } = account;

/** Ports for other contexts. */
export const models = {
  loadAnswerCosts,
  loadRunCost,
  /** The gateway to all models, with what bounds and counts them. */
  open: (host: Host, options: ModelOptions): OpenedModels =>
    openModels(host, {
      spending: createSpendingLedger({ ...host, loadPolicy, listAdministrators }),
      options,
      holdUser: account.holdUser,
      loadNames: async (organizationId) =>
        await loadNames(host.reads({ kind: 'system', organizationId, task: 'restricted-names' })),
    }),
};

/** Of clients and people: what a model of the privacy class `restricted` gets placeholders for. */
async function loadNames(reads: Reads): Promise<readonly string[]> {
  const [people, others] = await Promise.all([account.listNamesOfPeople(reads), practice.listNames(reads)]);
  return [...people, ...others];
}

export function mountModels(host: Host, opened: OpenedModels): readonly Mounted[] {
  return [spendSlice.mount({ ...host, loadPolicy }), modelsSlice.mount(opened)];
}
