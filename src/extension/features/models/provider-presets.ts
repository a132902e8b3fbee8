/** Providers that can be set up without knowing an address; pure. Addresses are the backend's (docs/models.md). */

import { type KnownModel, knownModels } from '../../../domain/models/price-table.ts';
import type { Translate } from '../../../pages/words.ts';

export const presetNames = ['openai', 'anthropic', 'hugging-face', 'ollama', 'lm-studio'] as const;
export type PresetName = (typeof presetNames)[number];

export interface PresetChoice {
  /** Undefined: another compatible address. */
  readonly preset: PresetName | undefined;
  readonly label: string;
  readonly description: string;
  /** On the user's own machine: free, and without a key. */
  readonly isLocal: boolean;
}

export function listPresets(t: Translate): readonly PresetChoice[] {
  const cloud = (preset: PresetName, label: string, host: string): PresetChoice => ({
    preset,
    label,
    isLocal: false,
    description: t('{0} · cloud, your own key', host),
  });
  const local = (preset: PresetName, label: string, port: number): PresetChoice => ({
    preset,
    label,
    isLocal: true,
    description: t('this machine, port {0} · free, private', String(port)),
  });
  return [
    cloud('openai', 'OpenAI', 'api.openai.com'),
    cloud('anthropic', 'Anthropic', 'api.anthropic.com'),
    cloud('hugging-face', 'Hugging Face', 'router.huggingface.co'),
    local('ollama', 'Ollama', 11_434),
    local('lm-studio', 'LM Studio', 1234),
    {
      preset: undefined,
      label: t('Another Address…'),
      isLocal: false,
      description: t('any endpoint that speaks as OpenAI does'),
    },
  ];
}

const ownModels: Partial<Record<PresetName, RegExp>> = { openai: /^(?:gpt|o\d)-?/, anthropic: /^claude-/ };

/** Of the price table, by who offers them. */
export function knownModelsOf(preset: PresetName | undefined): readonly KnownModel[] {
  const pattern = preset && ownModels[preset];
  return pattern === undefined ? [] : knownModels.filter(({ id }) => pattern.test(id));
}
