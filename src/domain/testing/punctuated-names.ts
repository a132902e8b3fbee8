/** 200 names as clients and projects have them, with every mark that an expression could take for its own. */
const marks = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];

export const punctuatedNames: readonly string[] = [
  ...marks.flatMap((mark) => [
    `Alda${mark}Berg`,
    `Alda ${mark} Berg`,
    `${mark}Corvin`,
    `Dorna${mark}`,
    `Alda${mark}${mark}Berg`,
    `E${mark}lmo ${mark}V${mark}`,
  ]),
  'Fjord (a|b)*',
  '[Gilda',
  'Hekla\\d+',
  'Ilmen$&',
  '^Jarl.*$',
  '(?<Kvik>x)',
  'Lund{1,3}',
  'Mira\\',
];
