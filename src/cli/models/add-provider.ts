/** `vireo models add`: a provider with its models. Its key comes from the environment or a person, never from an argument. */
import {
  type ApiClient,
  createModelProvider,
  type ModelProvider,
  putModelKey,
} from '../../api-client/index.ts';
import { type AccountFolder, readAccountFolder } from '../../connection/accounts/account-folders.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import { CliError, type CliIo } from '../io.ts';

const addablePresets = ['openai', 'anthropic', 'hugging-face', 'ollama', 'lm-studio'] as const;
type Preset = (typeof addablePresets)[number];

export interface AddOptions extends BackendOptions {
  readonly model: readonly string[];
  readonly url?: string;
  readonly title?: string;
  readonly privacy?: 'cloud' | 'restricted' | 'local';
  /** `2.50/10`: dollars of a million tokens in and out. */
  readonly price?: string;
  /** False with `--no-key`. */
  readonly key: boolean;
}

/** Where a key may stand in this command's environment. */
const variables: Readonly<Partial<Record<Preset, string>>> = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  'hugging-face': 'HF_TOKEN',
};
const anyVariable = 'VIREO_PROVIDER_KEY';

function findPreset(said: string): Preset | undefined {
  const preset = addablePresets.find((each) => each === said);
  if (preset !== undefined || said === 'compatible') return preset;
  throw new CliError('usage', `There is no preset "${said}": ${addablePresets.join(', ')}, compatible.`);
}

/** Whole millionths of a dollar. */
function parseDollars(text: string): number | undefined {
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * 1_000_000) : undefined;
}

/** @throws CliError where it is no price */
function parsePrice(said: string): {
  readonly inputMicroUsd: number;
  readonly outputMicroUsd: number;
} {
  const [inputMicroUsd, outputMicroUsd, ...more] = said.split('/').map((part) => parseDollars(part.trim()));
  if (inputMicroUsd === undefined || outputMicroUsd === undefined || more.length > 0) {
    throw new CliError('usage', `"${said}" is no price: write dollars of a million tokens, as 2.50/10.`);
  }
  return { inputMicroUsd, outputMicroUsd };
}

function toBody(preset: Preset | undefined, { model, url, title, privacy, price, key }: AddOptions) {
  if (preset === undefined && url === undefined) {
    throw new CliError('usage', 'A compatible provider needs its address: --url https://…/v1');
  }
  const shared = { ...(privacy && { privacy }), ...(price !== undefined && { price: parsePrice(price) }) };
  return {
    ...(preset === undefined
      ? { kind: 'compatible' as const, title: title ?? new URL(requireUrl(url)).host }
      : { preset, ...(title !== undefined && { title }) }),
    ...(url !== undefined && { baseUrl: requireUrl(url) }),
    ...(!key && { needsKey: false }),
    models: model.map((id) => ({ id, ...shared })),
  };
}

function requireUrl(url = ''): string {
  if (URL.canParse(url)) return url;
  throw new CliError('usage', `"${url}" is no address: write it as https://host/v1.`);
}

interface Given {
  /** Undefined where the address is not the preset's: a vendor's own key goes to nobody else. */
  readonly vendor: Preset | undefined;
  readonly io: CliIo;
  /** Of the account whose folder is used. */
  readonly server: AccountFolder | undefined;
}

async function findKey(title: string, { vendor, io }: Given): Promise<string | undefined> {
  const own = vendor && variables[vendor];
  const given = io.env[anyVariable] || (own && io.env[own]);
  return (
    given || (await io.askSecret?.(`Key of ${title} (not shown; Enter for none): `))?.trim() || undefined
  );
}

/** What becomes of the key, which no file of this machine holds. */
function sayKept(vendor: Preset | undefined, server: AccountFolder | undefined): string {
  if (server !== undefined)
    return `The key is kept for all of ${server.organizationName} on ${server.host}, sealed.\n`;
  const variable = vendor && variables[vendor];
  const lasting =
    variable === undefined
      ? 'enter it in the editor (Vireo: Open Models and Spending), which keeps it in its secret storage'
      : `set ${variable} where the backend starts, or enter it in the editor, which keeps it in its secret storage`;
  return `The key is in the memory of the backend, and gone when that ends. To keep it, ${lasting}.\n`;
}

async function handOver(client: ApiClient, { id, title }: ModelProvider, given: Given): Promise<void> {
  const { vendor, io } = given;
  const key = await findKey(title, given);
  if (key === undefined) {
    io.err(
      `${title} has no key yet: nothing is sent to it. ${anyVariable} hands one over, or the editor does.\n`,
    );
    return;
  }
  await putModelKey({ client, path: { id }, body: { key }, throwOnError: true });
  io.err(sayKept(vendor, given.server));
}

function findAccount(options: AddOptions, io: CliIo): AccountFolder | undefined {
  return options.server === undefined ? readAccountFolder(pickDirectory(options, io)) : undefined;
}

export async function runAdd(said: string, options: AddOptions, io: CliIo): Promise<void> {
  const preset = findPreset(said);
  const body = toBody(preset, options);
  await overPractice(options, io, async (client) => {
    const { data } = await createModelProvider({ client, body, throwOnError: true });
    const models = data.models.map(({ id }) => id).join(', ');
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : `${data.title} is set up with ${models}.\n`);
    const vendor = options.url === undefined ? preset : undefined;
    if (data.key === 'missing')
      await handOver(client, data, { vendor, io, server: findAccount(options, io) });
    else if (data.key === 'present') io.err('Its key is in the environment of the backend.\n');
  });
}
