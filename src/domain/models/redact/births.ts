/** Dates of birth: dates beside a word that says so. Any other date is one of the practice. */

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Okt|Dezember|Dez|Mrz';
const date = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}[./-] ?\\d{1,2}[./-] ?(?:\\d{4}|\\d{2})',
  `\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of )?(?:${months})\\b\\.?(?:,? \\d{4})?`,
  `(?:${months})\\b\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?`,
].join('|');
const words =
  'born|b\\.|date[ _-]?of[ _-]?birth|dateOfBirth|birth[ _-]?date|birthday|DOB|D\\.O\\.B\\.|geboren|geb\\.|Geb\\.-Datum|Geburtsdatum|Geburtstag|Datum der Geburt|\\*';
const between =
  '(?: \\(\\p{L}{1,12}\\))?["\']?[ \\t]{0,3}[:=(,]?[ \\t]{0,3}["\']?(?:(?:is|was|ist|war|am|on|the|den)[ \\t]{1,2}){0,3}';

/** Global: for `matchAll` alone. */
export const birthPattern: RegExp = new RegExp(
  `(?<=(?<![\\p{L}*])(?:${words})${between})(?:${date})(?!\\d)|(?<![\\p{L}\\p{N}])(?:${date})(?= (?:in \\p{Lu}[\\p{L}-]{1,40} )?(?:geboren|geb\\.|is (?:his|her|their|my) birthday))`,
  'giu',
);
