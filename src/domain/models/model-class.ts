/** What a model is good for, and where what is asked goes. */

/** premium, standard and efficient are a provider's; local runs on the user's own machine. */
export const modelClasses = ['premium', 'standard', 'efficient', 'local'] as const;
/** How much a model can do for its price. */
export type ModelClass = (typeof modelClasses)[number];

/** From the most open to the closest: `cloud` sees names, `restricted` sees placeholders for them, `local` stays here. */
export const privacyClasses = ['cloud', 'restricted', 'local'] as const;
/** What a model may see, and what a person or a project demands at least. */
export type PrivacyClass = (typeof privacyClasses)[number];

/** Whether a model of class `offered` keeps what is asked as close as `demanded`. */
export function isAsPrivate(offered: PrivacyClass, demanded: PrivacyClass): boolean {
  return privacyClasses.indexOf(offered) >= privacyClasses.indexOf(demanded);
}
