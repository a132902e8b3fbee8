export interface NamedRecord {
  /** A person is whose time it is. */
  readonly kind: 'project' | 'client' | 'person';
  readonly id: string;
  readonly name: string;
  /** Of a project: the client's name, to tell two of one name apart. */
  readonly clientName?: string;
  readonly clientId?: string;
  readonly isArchived?: boolean;
}

/** What time is worked for, and not who works. */
export type Owner = NamedRecord & { readonly kind: 'project' | 'client' };

export const isOwner = (record: NamedRecord): record is Owner => record.kind !== 'person';
