/** What other slices of the practice do to rates: they alone write the table. */
export { addFirstRate, findProjectRates, setProjectRate } from './project-rate.ts';
export { toRate } from './rate-view.ts';
export type { RatePorts } from './rates.ports.ts';
export { deleteLostRates, deleteScopeRates, loadRates } from './rates.repository.ts';
