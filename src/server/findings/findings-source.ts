/** Where agents' findings come from: pushed by the editor's extension, or asked of the local backend. */
import type { Connection } from 'vscode-languageserver';
import {
  type SetFindingsParams,
  setFindingsMessage,
  setFindingsParamsSchema,
} from '../../contract/lsp-messages.ts';

export interface FindingsSource {
  /** Calls `publish` with all findings of a folder whenever they have changed. */
  start(publish: (params: SetFindingsParams) => void): { dispose(): void };
}

/** Nobody brings any. */
export const noFindings: FindingsSource = { start: () => ({ dispose: () => undefined }) };

/** The client sends them (`vireo/setFindings`). */
export function createClientFindings(connection: Connection, log: (message: string) => void): FindingsSource {
  return {
    start: (publish) =>
      connection.onNotification(setFindingsMessage.method, (params: unknown) => {
        const parsed = setFindingsParamsSchema.safeParse(params);
        if (parsed.success) publish(parsed.data);
        else log(`${setFindingsMessage.method} was not understood: ${parsed.error.message}`);
      }),
  };
}
