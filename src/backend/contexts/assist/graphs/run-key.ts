/** Whose rows: every statement of this slice is scoped by both. */
export interface RunKey {
  readonly organizationId: string;
  readonly runId: string;
}

export const rowKey = ({ organizationId, runId }: RunKey) =>
  ({ organization_id: organizationId, run_id: runId }) as const;
