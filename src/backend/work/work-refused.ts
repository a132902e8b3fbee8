/** Asking again would not help: the message is for whoever asked. */
import { LogRefused } from '../../workspace/sarif-import/refused-log.ts';
import { ScanScopeError } from '../../workspace/scan-scope-error.ts';
import { AgentError } from './agents/agent.ts';

export class WorkRefused extends Error {
  readonly code: 'unknown_names' | 'unknown_agent';

  constructor(code: WorkRefused['code'], message: string) {
    super(message);
    this.name = 'WorkRefused';
    this.code = code;
  }
}

/** The code of a refusal; undefined for what may go better another time. */
export function refusalOf(error: unknown): string | undefined {
  const isRefusal =
    error instanceof WorkRefused || ScanScopeError.is(error) || LogRefused.is(error) || AgentError.is(error);
  return isRefusal ? error.code : undefined;
}
