/** What the models of a provider may see; pure. The backend refuses `local` for what is not on the own machine or network. */
import type { ModelProvider } from '../../../src/api-client/index.ts';
import type { PrivacyClass } from '../../../src/domain/models/model-class.ts';
import type { Translate } from '../../../src/pages/words.ts';

export interface PrivacyChoice {
  readonly label: string;
  readonly detail: string;
  /** All models of the provider have it. */
  readonly isCurrent: boolean;
  readonly privacy: PrivacyClass;
}

const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function isOwnMachine({ baseUrl }: Pick<ModelProvider, 'baseUrl'>): boolean {
  return ownMachine.test(new URL(baseUrl).hostname);
}

export function listPrivacyChoices(
  provider: Pick<ModelProvider, 'baseUrl' | 'models'>,
  t: Translate,
): readonly PrivacyChoice[] {
  const byDefault: PrivacyClass = isOwnMachine(provider) ? 'local' : 'cloud';
  const isCurrent = (privacy: PrivacyClass): boolean =>
    provider.models.every((model) => (model.privacy ?? byDefault) === privacy);
  const choices: readonly Omit<PrivacyChoice, 'isCurrent'>[] = [
    {
      privacy: 'cloud',
      label: t('Send names'),
      detail: t('Names of clients and people are sent; secrets and personal data are not.'),
    },
    {
      privacy: 'restricted',
      label: t('Do not send names'),
      detail: t('Names of clients and people become placeholders, and are put back in the answer.'),
    },
    {
      privacy: 'local',
      label: t('Stays here'),
      detail: t('Runs on your own machine or network: chosen where nothing may leave.'),
    },
  ];
  return choices.map((choice) => ({ ...choice, isCurrent: isCurrent(choice.privacy) }));
}

/** The models as they are stored then. */
export function withPrivacy(
  { models }: Pick<ModelProvider, 'models'>,
  privacy: PrivacyClass,
): ModelProvider['models'] {
  return models.map((model) => ({ ...model, privacy }));
}
