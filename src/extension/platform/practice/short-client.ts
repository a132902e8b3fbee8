/** A client's name as a narrow row has it: without the legal form, which says nothing there. Tooltips have the whole name. */

const forms =
  /(?:[\s,]+(?:GmbH(?: & Co\.? KG(?:aA)?)?|gGmbH|UG(?: \(haftungsbeschränkt\))?|AG|KG|OHG|GbR|eG|e\. ?V\.|e\.K\.|SE|Ltd\.?|Limited|LLC|LLP|PLC|Inc\.?|Corp\.?|Pty|ApS|A\/S|AB|AS|Oy|B\.?V\.?|N\.?V\.?|S\.?A\.?(?:R\.?L\.?|S\.?)?|S\.?r\.?l\.?|S\.?p\.?A\.?|S\.?L\.?|s\.r\.o\.|Sp\. z o\.o\.|K\.K\.))+$/u;

export function shortClient(name: string): string {
  const short = name.replace(forms, '').trim();
  return short === '' ? name : short;
}
