/** The host side of the form in which an agent is asked: makes it of the agent's schema, and asks with what was typed. */
import * as vscode from 'vscode';
import {
  type AskForm,
  type AskHostMessage,
  type AskViewMessage,
  askViewMessageSchema,
  type FormValues,
} from '../../../../../webviews/run/ask/ask-messages.ts';
import type { AgentRequest } from '../../../../api-client/index.ts';
import { isApiFailure } from '../../../platform/failures.ts';
import { trustIn } from '../../../platform/files/open-folders.ts';
import { loadOrFail } from '../../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import { nameOf } from '../../../platform/records.ts';
import type { Services } from '../../../platform/services.ts';
import { loadOffer } from '../offers/load-offer.ts';
import { type JsonSchema, toForm } from './form-fields.ts';
import { offerValues, pickPaths } from './offer-values.ts';
import { type FieldFault, placeIssues, readForm } from './read-form.ts';

/** Who is asked, and about what. */
export interface Asked {
  readonly agent: string;
  readonly projectId: string;
  /** A request whose findings it is to fix: their rules and paths are filled in, and the new request joins its group. */
  readonly fixesOf?: string | undefined;
}

export interface ShownAsk {
  readonly asked: Asked;
  readonly page: Page<AskHostMessage>;
  readonly setTitle: (title: string) => void;
  /** What was typed before it was closed without asking. */
  readonly typed: FormValues | undefined;
  readonly onAsked: (request: AgentRequest) => void;
  readonly onClose: (values: FormValues) => void;
}

export class AskPage {
  private readonly services: Services;
  private readonly shown: ShownAsk;
  private form: AskForm | undefined;
  private schema: JsonSchema = {};
  private folder: vscode.Uri | undefined;
  private groupId: string | undefined;

  constructor(services: Services, shown: ShownAsk) {
    this.services = services;
    this.shown = shown;
  }

  get table(): PageTable<AskViewMessage, AskHostMessage> {
    const { page, onClose } = this.shown;
    return {
      incoming: askViewMessageSchema,
      showsConnection: true,
      watch: [],
      load: () => loadOrFail(this.services, 'Ask', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        ask: ({ values }) => this.ask(values),
        close: ({ values }) => onClose(values),
        pick: ({ path }) => this.pick(path),
      },
    };
  }

  private async load(): Promise<AskForm> {
    const { asked, typed, setTitle } = this.shown;
    const { backend, records, t } = this.services;
    const [{ items }, directory, { folder }] = await Promise.all([
      backend.ask((api, options) => api.listAgents(options)),
      records.load(),
      // Not of the directory: the folder may have been linked a moment ago.
      backend.ask((api, options) => api.getProject({ ...options, path: { id: asked.projectId } })),
    ]);
    const agent = items.find(({ name }) => name === asked.agent);
    if (agent === undefined) throw new Error(t('There is no agent of this name: {0}.', asked.agent));
    this.folder = folder ? vscode.Uri.file(folder) : undefined;
    const isHere = trustIn(this.folder).trusted === true;
    this.schema = agent.inputSchema;
    const place = { ...asked, folder: isHere ? this.folder : undefined };
    const form = await offerValues(this.services, toForm(agent.inputSchema, t), place);
    const { client, project } = nameOf(directory, asked.projectId);
    setTitle(`${agent.title} · ${project}`);
    this.form = {
      type: 'form',
      key: keyOf(asked),
      agent: agent.title,
      client,
      project,
      description: t(agent.description),
      notice: isHere
        ? ''
        : t(
            'The folder of this project is not open here, or not trusted: no command is run, no model asked.',
          ),
      fields: [...form.fields],
      values: { ...form.values, ...(await this.loadFixes()), ...typed },
    };
    return this.form;
  }

  private async loadFixes(): Promise<FormValues> {
    const { fixesOf } = this.shown.asked;
    if (fixesOf === undefined) return {};
    const [offer, request] = await Promise.all([
      loadOffer(this.services, fixesOf),
      this.services.backend.ask((api, options) => api.getRequest({ ...options, path: { id: fixesOf } })),
    ]);
    this.groupId = request.groupId ?? fixesOf;
    const { count: _, ...wanted } = offer?.fixes ?? { count: 0 };
    return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [`/${name}`, value]));
  }

  /** What is refused is told at its field; nothing that was typed is lost. */
  private async ask(values: FormValues): Promise<void> {
    const { form, schema, shown } = this;
    if (form === undefined) return;
    const { input, faults } = readForm({ fields: form.fields, schema }, values);
    const found = Object.entries(faults);
    if (found.length > 0) {
      const errors = Object.fromEntries(found.map(([path, fault]) => [path, this.describe(fault)]));
      return await shown.page.send({ type: 'notAsked', message: '', errors });
    }
    try {
      shown.onAsked(await this.send(input));
    } catch (error) {
      if (!isApiFailure(error)) {
        await shown.page.send({ type: 'notAsked', message: '', errors: {} });
        throw error;
      }
      const { errors, others } = placeIssues(form.fields, error.details);
      const isPlaced = Object.keys(errors).length > 0;
      const message = isPlaced ? others.join(' ') : error.message;
      await shown.page.send({ type: 'notAsked', message, errors: { ...errors } });
    }
  }

  private async send(input: Readonly<Record<string, unknown>>): Promise<AgentRequest> {
    const { agent, projectId } = this.shown.asked;
    return await this.services.backend.ask((api, options) =>
      api.createRequest({
        ...options,
        path: { id: projectId },
        body: {
          id: api.newId(),
          agent,
          input,
          priority: 0,
          ...trustIn(this.folder),
          ...(this.groupId !== undefined && { groupId: this.groupId }),
        },
      }),
    );
  }

  private describe(fault: FieldFault): string {
    const { t } = this.services;
    if (fault === 'required') return t('This is needed.');
    return fault === 'number' ? t('This is no number that fits.') : t('This is no JSON.');
  }

  private async pick(path: string): Promise<void> {
    const field = this.form?.fields.find((one) => one.path === path);
    if (field?.kind !== 'list' || !field.canPick || this.folder === undefined) return;
    const items = await pickPaths(this.services, this.folder, field);
    if (items !== undefined) await this.shown.page.send({ type: 'picked', path, items: [...items] });
  }
}

export function keyOf({ agent, projectId, fixesOf }: Asked): string {
  return [agent, projectId, ...(fixesOf === undefined ? [] : [fixesOf])].join(' ');
}

/** Undefined for what is none. */
export function readKey(key: string): Asked | undefined {
  const [agent, projectId, fixesOf, ...rest] = key.split(' ');
  return agent && projectId && rest.length === 0 ? { agent, projectId, fixesOf } : undefined;
}
