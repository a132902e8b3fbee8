/** Asks the language server; what only the backend knows of is fetched and handed along. */
import * as vscode from 'vscode';
import type { Found, Near } from '../../../../../webviews/explain/host/explained-code.ts';
import type { ExplainTarget } from '../../../../../webviews/explain/messages.ts';
import { toAgentFinding } from '../../../../contract/agent-finding.ts';
import type { ExplainParams, Explanation } from '../../../../contract/explanation.ts';
import { isApiFailure } from '../../../../pages/failures.ts';
import { accountOfWindow } from '../../../platform/practice/account-of-window.ts';
import type { Services } from '../../../platform/services.ts';
import { isBelow } from '../agent-findings.ts';
import { targetsOf } from './explain-target.ts';

export type AskServer = (params: ExplainParams) => Promise<Explanation | null>;

/** Scheme of files that are on no disk here: the server reads none, and says so. */
const elsewhere = 'vireo-elsewhere';

export class ExplainQuestions {
  private readonly services: Services;
  private readonly askServer: AskServer;

  constructor(services: Services, askServer: AskServer) {
    this.services = services;
    this.askServer = askServer;
  }

  /** Undefined when there is no such finding or rule (any more). */
  async ask(target: ExplainTarget, near?: Near): Promise<Found | undefined> {
    const params = await this.paramsOf(target, near);
    const explanation = params && (await this.askServer(params));
    if (!explanation) return undefined;
    const { finding } = explanation;
    if (target.kind !== 'finding' || finding === undefined) return { target, explanation };
    // An edit of its own code gave it another name.
    return { target: { ...target, fingerprint: finding.fingerprint }, explanation };
  }

  /** Of all ways in which a command names it, the first that leads somewhere. */
  async askAny(asked: unknown): Promise<Found | undefined> {
    for (const target of targetsOf(asked)) {
      const found = await this.ask(target);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async askAt(
    { uri }: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): Promise<Found | undefined> {
    const explanation = await this.askServer({ uri: uri.toString(), position: { line, character } });
    const { fingerprint, place } = explanation?.finding ?? {};
    if (!explanation || fingerprint === undefined || place === undefined) return undefined;
    return { target: { kind: 'finding', uri: place.uri, fingerprint }, explanation };
  }

  private async paramsOf(target: ExplainTarget, near: Near | undefined): Promise<ExplainParams | undefined> {
    switch (target.kind) {
      case 'finding': {
        const { uri, fingerprint } = target;
        return near === undefined ? { uri, fingerprint } : { uri, fingerprint, near };
      }
      case 'record':
        return await this.paramsOfRecord(target.id);
      case 'rule':
        return { ruleId: target.ruleId };
    }
  }

  private async paramsOfRecord(id: string): Promise<ExplainParams | undefined> {
    const { backend, records, context } = this.services;
    await backend.whenReady();
    const finding = await this.readFinding(id);
    if (finding === undefined) return undefined;
    const { projects } = await records.load();
    const path = projects.get(finding.projectId)?.folder;
    const folder = path ? vscode.Uri.file(path) : vscode.Uri.from({ scheme: elsewhere, path: '/' });
    const inside = isBelow(finding.path) ? finding.path : 'unknown';
    const uri = vscode.Uri.joinPath(folder, inside).toString();
    const isShared = accountOfWindow(context) !== undefined;
    return { finding: toAgentFinding(finding, { uri, isShared }), folder: folder.toString() };
  }

  private async readFinding(id: string) {
    const { backend } = this.services;
    try {
      return await backend.ask((api, options) => api.getFinding({ ...options, path: { id } }));
    } catch (error) {
      if (isApiFailure(error) && error.status === 404) return undefined;
      throw error;
    }
  }
}
