/** The field *Country* of pages that create an organization: its choices carry what follows from each. */
import { listCountries } from '../../../domain/countries/country-names.ts';
import { placeOfCountry } from '../../../domain/countries/country-place.ts';
import { escapeHtml } from '../../platform/text/escape-html.ts';

export const countryScriptPath = '/pages/country.js';

/** Made once: it stands the same on each of the pages. */
let choices: string | undefined;

function renderChoices(): string {
  choices ??= listCountries('en')
    .map(({ code, name }) => {
      const { currency, zone, language } = placeOfCountry(code);
      return `<option value="${code}" data-usual="${currency} ${zone} ${language}">${escapeHtml(name)}</option>`;
    })
    .join('\n');
  return choices;
}

/** No country is assumed here: the script proposes one where the browser names it. */
export function renderCountry(): string {
  return `<div id="country">
<label for="countryCode">Country</label>
<select id="countryCode" name="countryCode" autocomplete="country" aria-describedby="place" required>
<option value="">Choose…</option>
${renderChoices()}
</select>
<p id="place" hidden><span></span> <button type="button">Change</button></p>
<div id="place-fields" hidden>
<label for="currency">Currency</label>
<select id="currency" name="currency"></select>
<label for="zone">Time zone</label>
<select id="zone" name="zone"></select>
<label for="language">Language</label>
<select id="language" name="language"></select>
</div>
</div>`;
}
