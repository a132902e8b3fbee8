/**
 * Whether a path says that a file holds words for people in one language: a folder of translations, a name that ends in
 * the code of a language and a country, or the code of a language alone, which may mean something else.
 */

/** `sure`: nothing but words; `likely`: a name of two letters, which servers and environments have as well. */
export type LocaleSign = 'sure' | 'likely';

const data = '(?:json5?|jsonc|ya?ml|properties|ini|toml|php|xml|plist|csv|tsv|txt|edn|hjson|cson|neon|res)';
/** Languages that interfaces are translated to. Left out: codes that are words or signs of something else (`ca`, `ha`, `my`). */
const language =
  '(?:af|am|ar|az|be|bg|bn|bs|cs|cy|da|de|el|en|eo|es|et|eu|fa|fi|fr|ga|gl|gu|he|hi|hr|hu|hy|is|it|ja|ka|kk|km|kn|ko|ky|lt|lv|mk|ml|mn|mr|nb|ne|nl|nn|pa|pl|pt|ro|ru|si|sk|sl|sq|sr|sv|sw|ta|te|th|tr|uk|ur|uz|vi|zh)';
/** `zh-CN`, `pt_BR`, `zh_Hans`, `sr-Latn-RS`, `es-419`, `sr@latin`: a country behind it leaves no doubt. */
const regional = `(?:${language}|ca|id|ms|no|in|iw)[-_](?:[A-Z]{2}|[A-Z][a-z]{3}(?:[-_][A-Z]{2})?|419|001)|(?:zh|pt|en|es|fr|de)[-_](?:cn|tw|hk|br|pt|us|gb|mx|ar|es|fr|ca|de|at|ch)|${language}@[a-z]{4,10}`;

const folder =
  /(?:^|\/)(?:locales?|i18n|l10n|langs?|languages|translations?|messages)\/|(?:^|\/)(?:language|nls)\/(?:[^/]{1,80}\/){0,4}[^/]{1,80}\.(?:json5?|jsonc|ya?ml|properties|ini|php|js|xml|txt)$|\.lproj\/|(?:^|\/)values-[a-z]{2,3}(?:-r[A-Z]{2})?\/[^/]{1,80}\.xml$/i;
const named =
  /(?:^|\/)(?:messages|package\.nls|strings|translations?)[._-][\w.-]{0,12}(?:json|ya?ml|properties)$|(?:^|\/)package\.nls\.json$/i;
const byRegion = new RegExp(
  `(?:^|/)(?:[\\w.-]{1,60}[._-])?(?:${regional})(?:/(?:[^/]{1,60}/){0,2}[\\w.-]{1,60})?\\.${data}$`,
);
const byLanguage = new RegExp(
  `(?:^|/)(?:${language}\\.${data}|${language}/(?:[^/]{1,60}/)?[\\w.-]{1,60}\\.${data}|[\\w-]{1,60}[._]${language}\\.${data})$`,
);

/** What a path with forward slashes says; undefined when it says nothing. */
export function localeSign(path: string): LocaleSign | undefined {
  if (folder.test(path) || named.test(path) || byRegion.test(path)) return 'sure';
  return byLanguage.test(path) ? 'likely' : undefined;
}

/** Expressions of this module that meet a path of strangers. */
export const localePatterns: readonly RegExp[] = [folder, named, byRegion, byLanguage];
