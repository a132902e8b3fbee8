export interface NamedRecord {
  readonly kind: 'project' | 'client';
  readonly id: string;
  readonly name: string;
  /** Of a project: the client's name, to tell two of one name apart. */
  readonly clientName?: string;
  readonly clientId?: string;
  readonly isArchived?: boolean;
}
