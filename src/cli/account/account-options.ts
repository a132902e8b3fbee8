/** Options of `vireo login` and `vireo account`, apart from what they lead to. */
export interface AccountOptions {
  readonly json?: boolean;
}

export interface LoginOptions extends AccountOptions {
  /** False: the address is printed only. */
  readonly open: boolean;
}
