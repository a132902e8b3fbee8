/** What other features use of agents. */
export { toForm } from '../../../../webviews/run/host/ask/form-fields.ts';
export { readForm } from '../../../../webviews/run/host/ask/read-form.ts';
export { offerValues } from './ask/offer-values.ts';
