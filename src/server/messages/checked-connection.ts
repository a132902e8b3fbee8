/**
 * The edge at which messages of a client are checked: a malformed notification is logged and dropped, a malformed
 * request is answered with InvalidParams. Handlers behind it see what LSP promises, and none of them ends the process.
 */
import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type * as z from 'zod';
import { inBackground } from '../../contract/background/in-background.ts';
import {
  atPositionSchema,
  codeActionSchema,
  configurationSchema,
  didChangeSchema,
  didOpenSchema,
  executeCommandSchema,
  ofDocumentSchema,
  resolveCodeActionSchema,
  watchedFilesSchema,
} from './message-schemas.ts';

interface Check {
  readonly kind: 'notification' | 'request';
  readonly schema: z.ZodType;
}

/** By the method of `Connection` that takes the handler. */
const checks: Readonly<Record<string, Check>> = {
  onDidOpenTextDocument: { kind: 'notification', schema: didOpenSchema },
  onDidChangeTextDocument: { kind: 'notification', schema: didChangeSchema },
  onDidCloseTextDocument: { kind: 'notification', schema: ofDocumentSchema },
  onDidSaveTextDocument: { kind: 'notification', schema: ofDocumentSchema },
  onDidChangeWatchedFiles: { kind: 'notification', schema: watchedFilesSchema },
  onDidChangeConfiguration: { kind: 'notification', schema: configurationSchema },
  onHover: { kind: 'request', schema: atPositionSchema },
  onCompletion: { kind: 'request', schema: atPositionSchema },
  onCodeAction: { kind: 'request', schema: codeActionSchema },
  onCodeActionResolve: { kind: 'request', schema: resolveCodeActionSchema },
  onExecuteCommand: { kind: 'request', schema: executeCommandSchema },
};

type Handler = (params: unknown, ...rest: readonly unknown[]) => unknown;
type Register = (handler: Handler) => unknown;

export function checkMessages(connection: Connection, log: (message: string) => void): Connection {
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      const check = typeof name === 'string' && Object.hasOwn(checks, name) ? checks[name] : undefined;
      if (check === undefined || typeof value !== 'function') return value;
      const what = String(name).replace(/^on/, '');
      const wrap = check.kind === 'request' ? checkRequest : checkNotification;
      const register: Register = (handler) =>
        value.call(target, wrap({ what, schema: check.schema, log }, handler));
      return register;
    },
  });
}

interface Checked {
  readonly what: string;
  readonly schema: z.ZodType;
  readonly log: (message: string) => void;
}

/** The params as they were sent: more is in them than the schema names. */
export function requireParams(schema: z.ZodType, params: unknown): void {
  const { success, error } = schema.safeParse(params);
  if (!success) throw new ResponseError(ErrorCodes.InvalidParams, describe(error));
}

/** Paths and kinds, never values: these may be source code. */
function describe({ issues }: z.ZodError): string {
  const told = issues.slice(0, 3).map(({ path, code }) => `${path.join('.') || 'params'} (${code})`);
  return `Invalid params: ${told.join(', ')}`;
}

function checkRequest({ schema }: Checked, handler: Handler): Handler {
  return (params, ...rest) => {
    requireParams(schema, params);
    return handler(params, ...rest);
  };
}

function checkNotification({ what, schema, log }: Checked, handler: Handler): Handler {
  return (params, ...rest) => {
    const { success, error } = schema.safeParse(params);
    if (!success) return log(`${what} was ignored. ${describe(error)}`);
    inBackground(runNow(handler, [params, ...rest]), what);
    return undefined;
  };
}

/** At once, as the order of edits asks; a throw is a rejection. */
function runNow(handler: Handler, [params, ...rest]: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve) => resolve(handler(params, ...rest)));
}
