/** *Set Up a Model…*: preset, address, models, key; then it is stored, handed over and tested. */
import * as vscode from 'vscode';
import { askGivenKey, keepKey, testProvider } from '../../../../webviews/models/host/provider-actions.ts';
import type { ConfiguredModel, CreateModelProvider } from '../../../api-client/index.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import type { Services } from '../../platform/services.ts';
import { askModels } from './ask-models.ts';
import { findKeyServer } from './key-server.ts';
import { editorKeys } from './model-keys.ts';
import { listPresets, type PresetChoice } from './provider-presets.ts';

/** `preset` comes from a page or a key binding: what is none is asked for. */
export async function addProvider(services: Services, preset?: unknown): Promise<void> {
  const { backend, t } = services;
  const ports = { ...editorPorts(services), keys: editorKeys(services, findKeyServer(services)) };
  const title = t('Set Up a Model');
  const choice = await chooseProvider(services, title, preset);
  if (choice === undefined) return;
  const baseUrl = choice.preset === undefined ? await askAddress(services, title) : '';
  if (baseUrl === undefined) return;
  const isFree = choice.isLocal || isLoopback(baseUrl);
  const models = await askModels(ports, { choice, title, isFree });
  if (models === undefined) return;
  const needsKey = !isFree;
  const given = needsKey ? await askGivenKey(ports, nameOf(choice, baseUrl)) : undefined;
  if (needsKey && given === undefined) return;
  const body = bodyOf(choice, { baseUrl, models, needsKey });
  const provider = await backend.ask((api, options) =>
    api.createModelProvider({ ...options, body: { ...body, id: api.newId() } }),
  );
  if (given !== undefined) await keepKey(ports, provider, given);
  await testProvider(ports, provider);
}

async function chooseProvider(
  { t }: Pick<Services, 't'>,
  title: string,
  preset: unknown,
): Promise<PresetChoice | undefined> {
  const presets = listPresets(t);
  return (
    presets.find((each) => each.preset !== undefined && each.preset === preset) ??
    (await vscode.window.showQuickPick(presets, {
      title,
      ignoreFocusOut: true,
      matchOnDescription: true,
      placeHolder: t('Whose model?'),
    }))
  );
}

interface Answers {
  readonly baseUrl: string;
  readonly models: readonly ConfiguredModel[];
  readonly needsKey: boolean;
}

function bodyOf(choice: PresetChoice, { baseUrl, models, needsKey }: Answers): CreateModelProvider {
  if (choice.preset !== undefined) return { preset: choice.preset, models: [...models] };
  return { kind: 'compatible', title: nameOf(choice, baseUrl), baseUrl, needsKey, models: [...models] };
}

function nameOf({ preset, label }: PresetChoice, baseUrl: string): string {
  return preset === undefined ? new URL(baseUrl).host : label;
}

async function askAddress({ t }: Pick<Services, 't'>, title: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    ...{ title, ignoreFocusOut: true, placeHolder: 'https://api.example.com/v1' },
    prompt: t('Address of the endpoint, up to and with its version'),
    validateInput: (text) =>
      isAddress(text.trim())
        ? undefined
        : t('An address that starts with https://, or http:// on your own machine or network.'),
  });
  return typed?.trim();
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).host !== '';
}

/** As the backend sees it: what is asked there costs nothing. */
function isLoopback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname } = new URL(text);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
