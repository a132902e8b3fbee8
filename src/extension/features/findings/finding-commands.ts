/** Commands of the Findings view that its bundle carries out; the extension registers them and loads it when one is run. */
import type { CommandId } from '../../../contract/commands.ts';

/** Work on records: they say why when those cannot be reached. */
export const decisionCommands = [
  'vireo.confirmFinding',
  'vireo.dismissFinding',
  'vireo.reopenFinding',
  'vireo.resolveFinding',
  'vireo.assignFinding',
  'vireo.commentFinding',
] as const satisfies readonly CommandId[];

export const viewCommands = [
  'vireo.openFinding',
  'vireo.fixFinding',
  'vireo.suppressFinding',
  'vireo.filterFindings',
  'vireo.searchFindings',
  'vireo.clearFindingFilter',
  'vireo.groupFindings',
  'vireo.sortFindings',
  'vireo.showNewFindings',
  'vireo.showAllFindings',
  'vireo.showOwnScan',
  'vireo.showRecordedFindings',
  'vireo.showMoreFindings',
] as const satisfies readonly CommandId[];

export type FindingCommand = (typeof decisionCommands)[number] | (typeof viewCommands)[number];
