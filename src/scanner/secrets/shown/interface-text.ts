/** Words that a program shows to people, beside a name that speaks of a password: `"password": "Contraseña"`. */

/** What is known of the place of a value. */
export interface TextPlace {
  /** In a file where words stand for themselves. */
  readonly isSetting: boolean;
  /** The file's name is the code of a language. */
  readonly isLikelyLocale: boolean;
}

const escaped = /\\u([0-9a-f]{4})/gi;
/** Filled in before it is shown: `%1`, `%s`, `%(name)s`, `{0}`, `{{ name }}`. */
const filledIn =
  /%\([\w.]{1,30}\)[sd]|%\d{1,2}(?:\$[sd@])?(?!\w)|%[sd@](?!\w)|\{\{?[ \w.]{0,30}\}?\}|\\["'nt]/g;
const words = /^[\p{L}\p{M}\s"'’‘“”„«».,:;!?¿¡…()/&、。！？：・ー-]{1,200}$/u;
const foreign = /(?!\p{Script=Latin})\p{L}/u;
const accented = /(?![a-z])\p{L}/iu;

/** Whether a value is made of words for people: of letters alone, and of those that no keyboard of programs has. */
export function isInterfaceText(value: string, { isSetting, isLikelyLocale }: TextPlace): boolean {
  if (value.length > 400) return false;
  const shown = value.replace(escaped, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const bare = shown.replace(filledIn, ' ');
  if (!words.test(bare) || !/\p{L}/u.test(bare)) return false;
  if (foreign.test(bare)) return true;
  if (!isSetting) return isLikelyLocale || accented.test(bare);
  return isLikelyLocale && (accented.test(bare) || /^\p{Lu}\p{Ll}+$|\s/u.test(bare.trim()));
}

/** Expressions of this module that meet values of strangers. */
export const interfaceTextPatterns: readonly RegExp[] = [escaped, filledIn, words, foreign, accented];
