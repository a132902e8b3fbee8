/** The backend that the extension started, asked over plain HTTP: another client, as another window would be. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

const extensionId = 'vireo.vireo';

export interface ExtensionApi {
  readonly activationMs: number;
  readonly phase: () => 'starting' | 'ready' | 'failed';
  readonly shutDown: () => number;
}

export async function activateExtension(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not known to the editor`);
  return await extension.activate();
}

/** Met only by what hangs; mocha waits longer, so that it is told what did not come. */
const patienceMs = 200_000;

/** Waits for what another process does; fails with `what` when it does not come. */
export async function waitFor<Value>(
  what: string,
  find: () => Value | undefined | Promise<Value | undefined>,
  limitMs = patienceMs,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const found = await find();
    if (found !== undefined) return found;
    await delay(50);
  }
  throw new Error(`Waited ${limitMs} ms in vain: ${what}`);
}

export async function whenReady(): Promise<void> {
  const api = await activateExtension();
  await waitFor('the backend', () => (api.phase() === 'ready' ? true : undefined));
}

export async function ask<Answer>(method: string, route: string, body?: unknown): Promise<Answer> {
  const folder = process.env['VIREO_DATA'];
  if (folder === undefined)
    throw new Error('VIREO_DATA must be set: tests do not touch the records of the user.');
  const { port, token }: { port: number; token: string } = JSON.parse(
    readFileSync(path.join(folder, 'backend.json'), 'utf8'),
  );
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${route}: ${reply.status} ${text}`);
  return text === '' ? (undefined as Answer) : JSON.parse(text);
}

interface Identified {
  readonly id: string;
}

/** A client with one project in the open folder. */
/** Where nobody else signs in, submitting approves; a suite about waiting weeks asks for two steps. */
export async function approveInSecondStep(selfApproval: 'allowed' | 'alone' = 'allowed'): Promise<void> {
  const { organizationId } = await ask<{ organizationId: string }>('GET', '/users/me');
  await ask('PATCH', `/organizations/${organizationId}`, { selfApproval });
}

export async function createProject(name: string): Promise<string> {
  const client = await ask<Identified>('POST', '/clients', { name: `${name} Ltd`, currency: 'EUR' });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const project = await ask<Identified>('POST', '/projects', {
    name,
    clientId: client.id,
    hourlyRate: { minor: 11_000, currency: 'EUR' },
    folder,
  });
  return project.id;
}

export function targetOf(kind: string, id: string) {
  return { record: { kind, ids: [id] } };
}

/** Sets the start of what runs back, so that a switch ends it and does not take it for a slip. */
export async function ageTimer(): Promise<void> {
  const { entry } = await ask<{ entry: { id: string; startedAt: string } | null }>('GET', '/timer');
  if (entry === null) throw new Error('A timer must run.');
  const startedAt = new Date(Date.parse(entry.startedAt) - 10_000).toISOString();
  await ask('PATCH', `/time-entries/${entry.id}`, { startedAt });
}
