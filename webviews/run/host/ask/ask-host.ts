/** The host side of the form in which an agent is asked: makes it of the agent's schema, and asks with what was typed. */

import type { AgentRequest } from '../../../../src/api-client/index.ts';
import { isApiFailure } from '../../../../src/pages/failures.ts';
import { loadOrFail } from '../../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../../src/pages/page-ports.ts';
import { nameOf } from '../../../../src/pages/records.ts';
import {
  type AskForm,
  type AskHostMessage,
  type AskViewMessage,
  askViewMessageSchema,
  type FormField,
  type FormValues,
} from '../../ask/ask-messages.ts';
import { loadOffer } from '../load-offer.ts';
import { type AskedForm, type JsonSchema, toForm } from './form-fields.ts';
import { type FieldFault, placeIssues, readForm } from './read-form.ts';

/** Who is asked, and about what. */
export interface Asked {
  readonly agent: string;
  readonly projectId: string;
  /** A request whose findings it is to fix: their rules and paths are filled in, and the new request joins its group. */
  readonly fixesOf?: string | undefined;
  /** A finding that it is to fix: its rule and file are filled in. */
  readonly finding?: { readonly ruleId: string; readonly path: string } | undefined;
}

/** What only the window that shows the form has. */
export interface AskEdge {
  readonly asked: Asked;
  readonly setTitle: (title: string) => void;
  /** What was typed before it was closed without asking. */
  readonly typed: FormValues | undefined;
  readonly onAsked: (request: AgentRequest) => void;
  readonly onClose: (values: FormValues) => void;
  /** What is known of the user's trust in a folder: nothing of one that isn't open here. */
  readonly trustIn: (folder: string | undefined) => { readonly trusted?: boolean };
  /** The form with what can be offered: of the folder only where it is open and trusted. */
  readonly offerValues: (form: AskedForm, folder: string | undefined) => Promise<AskedForm>;
  /** Undefined when the user turned away. */
  readonly pickPaths: (folder: string, field: FormField) => Promise<readonly string[] | undefined>;
}

export function defineAsk(ports: PagePorts, edge: AskEdge): DefinePage<AskViewMessage, AskHostMessage> {
  return (page) => new AskPage(ports, edge, page).table;
}

class AskPage {
  private readonly ports: PagePorts;
  private readonly edge: AskEdge;
  private readonly page: Page<AskHostMessage>;
  private form: AskForm | undefined;
  private schema: JsonSchema = {};
  private folder: string | undefined;
  private groupId: string | undefined;

  constructor(ports: PagePorts, edge: AskEdge, page: Page<AskHostMessage>) {
    this.ports = ports;
    this.edge = edge;
    this.page = page;
  }

  get table(): PageTable<AskViewMessage, AskHostMessage> {
    const { page, ports, edge } = this;
    return {
      incoming: askViewMessageSchema,
      showsConnection: true,
      watch: [],
      load: () => loadOrFail(ports, 'Ask', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        ask: ({ values }) => this.ask(values),
        close: ({ values }) => edge.onClose(values),
        pick: ({ path }) => this.pick(path),
      },
    };
  }

  private async load(): Promise<AskForm> {
    const { asked, typed, offerValues, setTitle, trustIn } = this.edge;
    const { backend, records, t } = this.ports;
    const [{ items }, directory, { folder }] = await Promise.all([
      backend.ask((api, options) => api.listAgents(options)),
      records.load(),
      // Not of the directory: the folder may have been linked a moment ago.
      backend.ask((api, options) => api.getProject({ ...options, path: { id: asked.projectId } })),
    ]);
    const agent = items.find(({ name }) => name === asked.agent);
    if (agent === undefined) throw new Error(t('There is no agent of this name: {0}.', asked.agent));
    this.folder = folder || undefined;
    const isHere = trustIn(this.folder).trusted === true;
    this.schema = agent.inputSchema;
    const form = await offerValues(toForm(agent.inputSchema, t), isHere ? this.folder : undefined);
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
    const { finding, fixesOf } = this.edge.asked;
    if (finding !== undefined) {
      const { ruleId, path } = finding;
      // It has no fix, else it would not go to an agent: without a task nothing would become of it.
      const task = this.ports.t('Fix the finding {0} in {1}.', ruleId, path);
      return { '/task': task, '/rules': [ruleId], '/paths': [path] };
    }
    if (fixesOf === undefined) return {};
    const [offer, request] = await Promise.all([
      loadOffer(this.ports, fixesOf),
      this.ports.backend.ask((api, options) => api.getRequest({ ...options, path: { id: fixesOf } })),
    ]);
    this.groupId = request.groupId ?? fixesOf;
    const { count: _, ...wanted } = offer?.fixes ?? { count: 0 };
    return Object.fromEntries(Object.entries(wanted).map(([name, value]) => [`/${name}`, value]));
  }

  /** What is refused is told at its field; nothing that was typed is lost. */
  private async ask(values: FormValues): Promise<void> {
    const { edge, form, page, schema } = this;
    if (form === undefined) return;
    const { input, faults } = readForm({ fields: form.fields, schema }, values);
    const found = Object.entries(faults);
    if (found.length > 0) {
      const errors = Object.fromEntries(found.map(([path, fault]) => [path, this.describe(fault)]));
      return await page.send({ type: 'notAsked', message: '', errors });
    }
    try {
      edge.onAsked(await this.send(input));
    } catch (error) {
      if (!isApiFailure(error)) {
        await page.send({ type: 'notAsked', message: '', errors: {} });
        throw error;
      }
      const { errors, others } = placeIssues(form.fields, error.details);
      const isPlaced = Object.keys(errors).length > 0;
      const message = isPlaced ? others.join(' ') : error.message;
      await page.send({ type: 'notAsked', message, errors: { ...errors } });
    }
  }

  private async send(input: Readonly<Record<string, unknown>>): Promise<AgentRequest> {
    const { agent, projectId } = this.edge.asked;
    return await this.ports.backend.ask((api, options) =>
      api.createRequest({
        ...options,
        path: { id: projectId },
        body: {
          id: api.newId(),
          agent,
          input,
          priority: 0,
          ...this.edge.trustIn(this.folder),
          ...(this.groupId !== undefined && { groupId: this.groupId }),
        },
      }),
    );
  }

  private describe(fault: FieldFault): string {
    const { t } = this.ports;
    if (fault === 'required') return t('This is needed.');
    return fault === 'number' ? t('This is no number that fits.') : t('This is no JSON.');
  }

  private async pick(path: string): Promise<void> {
    const field = this.form?.fields.find((one) => one.path === path);
    if (field?.kind !== 'list' || !field.canPick || this.folder === undefined) return;
    const items = await this.edge.pickPaths(this.folder, field);
    if (items !== undefined) await this.page.send({ type: 'picked', path, items: [...items] });
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
