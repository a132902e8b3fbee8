/** Documents of a project: what they are, and how they come to be approved. Pure. */

export const documentTypes = [
  'charter',
  'requirements',
  'risk-register',
  'success-criteria',
  'roadmap',
  'other',
] as const;
export type DocumentType = (typeof documentTypes)[number];

export const documentStates = ['draft', 'in-review', 'approved'] as const;
export type DocumentState = (typeof documentStates)[number];

/** Who made a version: a person, or an agent that a person asked. */
export const documentSources = ['person', 'agent'] as const;
export type DocumentSource = (typeof documentSources)[number];

export const documentActs = ['submit', 'withdraw', 'approve', 'send-back'] as const;
export type DocumentAct = (typeof documentActs)[number];

const moves: Readonly<Record<DocumentAct, { readonly from: DocumentState; readonly to: DocumentState }>> = {
  submit: { from: 'draft', to: 'in-review' },
  withdraw: { from: 'in-review', to: 'draft' },
  approve: { from: 'in-review', to: 'approved' },
  'send-back': { from: 'in-review', to: 'draft' },
};

/** The states of a document in which `act` may be done. */
export function documentStatesBefore(act: DocumentAct): readonly DocumentState[] {
  return [moves[act].from];
}

/** State after the act; undefined where it cannot be done in this one. */
export function stateAfter(state: DocumentState, act: DocumentAct): DocumentState | undefined {
  const { from, to } = moves[act];
  return state === from ? to : undefined;
}

/** A new text is a draft again: what was approved is the version of then. */
export const stateOfNewText: DocumentState = 'draft';

/** How long a deleted document can be restored, in milliseconds. */
export const documentRestorableMs = 30 * 86_400_000;

/** UTF-16 code units. */
export const mostDocumentText = 200_000;
