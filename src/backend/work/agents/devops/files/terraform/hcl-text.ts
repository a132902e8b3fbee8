/** Texts of HCL, laid out as `terraform fmt` leaves them. */

/** A quoted string in which nothing is put in. */
export function hclString(value: string): string {
  return JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
}

export function hclList(values: readonly string[]): string {
  return `[${values.join(', ')}]`;
}

/** Lines that belong to the block around them. */
export function indent(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(columns));
}

const attribute = /^(\s*)([\w"/.-]+)\s*=\s*(\S.*)$/;

/** `=` of attributes that stand one below the other, each on one line, in one column. */
export function layOut(text: string): string {
  const lines = text.trim().split('\n');
  const done: string[] = [];
  let group: string[][] = [];
  const close = () => {
    const width = Math.max(0, ...group.map(([, name = '']) => name.length));
    for (const [space = '', name = '', value = ''] of group)
      done.push(`${space}${name.padEnd(width)} = ${value}`);
    group = [];
  };
  for (const line of lines) {
    const [, space, name, value] = attribute.exec(line) ?? [];
    const isOne = space !== undefined && name !== undefined && value !== undefined && !/[[{(]$/.test(value);
    if (!isOne || (group[0] !== undefined && group[0][0] !== space)) close();
    if (isOne) group.push([space, name, value]);
    else done.push(line);
  }
  close();
  return `${done.join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}
