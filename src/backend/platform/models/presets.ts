/** Addresses of well-known providers, so that nobody has to look them up. */
import type { ProviderKind } from './model-settings.ts';

export interface ProviderPreset {
  readonly kind: ProviderKind;
  readonly title: string;
  readonly baseUrl: string;
  readonly needsKey: boolean;
}

export const providerPresets = {
  openai: { kind: 'openai', title: 'OpenAI', baseUrl: 'https://api.openai.com/v1', needsKey: true },
  anthropic: {
    kind: 'anthropic',
    title: 'Anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    needsKey: true,
  },
  'hugging-face': {
    kind: 'compatible',
    title: 'Hugging Face',
    ...{ baseUrl: 'https://router.huggingface.co/v1', needsKey: true },
  },
  ollama: { kind: 'compatible', title: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', needsKey: false },
  'lm-studio': {
    kind: 'compatible',
    title: 'LM Studio',
    baseUrl: 'http://127.0.0.1:1234/v1',
    needsKey: false,
  },
} as const satisfies Readonly<Record<string, ProviderPreset>>;

export type PresetName = keyof typeof providerPresets;
