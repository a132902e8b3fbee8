/** Four eyes: who may decide on what they made themselves, as time or a document. Pure. */

/**
 * The only person who can sign in, by handing it in already (`alone`), every approver, in a second step (`allowed`), or nobody.
 */
export const selfApprovals = ['alone', 'allowed', 'never'] as const;
export type SelfApproval = (typeof selfApprovals)[number];

export interface OwnApproval {
  /** The organization's setting. */
  readonly selfApproval: SelfApproval;
  /** People of the organization who can sign in, whatever they may do. */
  readonly signInCount: number;
}

/** True where a person who may decide at all may do so on their own work. */
export function mayDecideOwn({ selfApproval, signInCount }: OwnApproval): boolean {
  return selfApproval === 'allowed' || approvesOnSubmit({ selfApproval, signInCount });
}

/** True where nobody else could decide: an approver then approves their own work by submitting it. */
export function approvesOnSubmit({ selfApproval, signInCount }: OwnApproval): boolean {
  return selfApproval === 'alone' && signInCount <= 1;
}
