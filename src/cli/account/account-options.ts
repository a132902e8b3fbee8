/** Options of `vireo login` and `vireo account`, apart from what they lead to. */
export interface AccountOptions {
  /** The folder in which accounts are, in place of the user's own. */
  readonly data?: string;
  readonly json?: boolean;
}

export interface LoginOptions extends AccountOptions {
  /** False: the address is printed only. */
  readonly open: boolean;
}
