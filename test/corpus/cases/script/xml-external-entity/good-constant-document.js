import libxmljs from 'libxmljs';

const source = `<!DOCTYPE config [<!ENTITY company "Example Ltd">]>
<config><owner>&company;</owner></config>`;

export function owner() {
  const document = libxmljs.parseXml(source, { noent: true });
  return document.get('//owner').text();
}
