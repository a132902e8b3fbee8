/** The script of the field *Country*: says in one line what follows from it, and opens that as fields. */
import type { BrowserNode, BrowserWindow } from './browser-window.ts';

export function runCountry({ document, navigator }: BrowserWindow): void {
  const country = document.querySelector('#countryCode');
  const line = document.querySelector('#place');
  const said = document.querySelector('#place span');
  const change = document.querySelector('#place button');
  const more = document.querySelector('#place-fields');
  const fields = ['#currency', '#zone', '#language'].map((id) => document.querySelector(id));
  const [currency, zone, language] = fields;
  if (!country || !line || !said || !change || !more || !currency || !zone || !language) return;

  /** ECMA-402 Intl Locale Info, in two shapes. */
  type ZonedLocale = Intl.Locale & {
    readonly getTimeZones?: () => readonly string[] | undefined;
    readonly timeZones?: readonly string[];
  };
  const choices = [...country.querySelectorAll('option')].filter(({ value }) => value !== '');
  const usualOf = (choice?: BrowserNode) => `${choice?.dataset['usual']}`.split(' ');
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** UTC is where no country is. */
  const liesIn = (choice: BrowserNode) => {
    if (here === 'UTC') return false;
    const locale: ZonedLocale = new Intl.Locale('und', { region: choice.value });
    return usualOf(choice)[1] === here || (locale.getTimeZones?.() ?? locale.timeZones ?? []).includes(here);
  };
  /** People set the zone where they live; a language is often the one that they read alone. */
  const propose = (): string => {
    const regions = navigator.languages.map((tag) => new Intl.Locale(tag).region);
    const near = choices.filter(liesIn);
    const found =
      near.length === 0
        ? choices.find(({ value }) => value === regions.find((region) => region !== undefined))
        : (near.find(({ value }) => regions.includes(value)) ?? (near.length === 1 ? near[0] : undefined));
    return found?.value ?? '';
  };

  const names = (type: 'currency' | 'language') => (code: string) =>
    new Intl.DisplayNames(['en'], { type }).of(code) ?? code;
  const [currencyName, languageName] = [names('currency'), names('language')];
  const zoneName = (name: string) => {
    const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'shortOffset' });
    const offset = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const place = name.split('/').at(-1)?.replaceAll('_', ' ');
    return name === 'UTC' ? name : `${place} time (${offset.replace('GMT', 'UTC')})`;
  };
  const fill = (field: BrowserNode, codes: Iterable<string>, name: (code: string) => string) => {
    const labels = [...new Set(codes)].map((code) => [code, name(code)] as const);
    const sorted = labels.toSorted(([, one], [, other]) => one.localeCompare(other, 'en'));
    const options = sorted.map(([code, label]) => {
      const option = document.createElement('option');
      [option.value, option.textContent] = [code, label];
      return option;
    });
    field.replaceChildren(...options);
  };
  const of = (at: number) => choices.map((choice) => `${usualOf(choice)[at]}`);
  fill(currency, of(0), (code) => `${currencyName(code)} (${code})`);
  fill(zone, ['UTC', here, ...of(1), ...Intl.supportedValuesOf('timeZone')], (name) => name);
  fill(language, of(2), languageName);

  const say = () => {
    said.textContent = `${currencyName(currency.value)} (${currency.value}) · ${zoneName(zone.value)} · ${languageName(language.value)}`;
  };
  const follow = () => {
    const choice = choices.find(({ value }) => value === country.value);
    line.hidden = choice === undefined || !more.hidden;
    if (choice === undefined) return;
    const [code = '', main = '', spoken = ''] = usualOf(choice);
    [currency.value, language.value] = [code, spoken];
    zone.value = liesIn(choice) ? here : main;
    say();
  };
  country.addEventListener('change', follow);
  change.addEventListener('click', () => {
    more.hidden = false;
    line.hidden = true;
    currency.focus();
  });
  country.value = propose();
  follow();
}
