/** What other features use of agents. */
export { toForm } from './ask/form-fields.ts';
export { offerValues } from './ask/offer-values.ts';
export { readForm } from './ask/read-form.ts';
