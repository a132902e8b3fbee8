import { describePrograms, program } from '../marked.test.ts';

describePrograms('XML that callers of a library hand in', 'python', [
  program(
    'is read with its entities',
    `
    from lxml import etree
    import xml.sax

    def load(text):
        parser = etree.XMLParser(resolve_entities=True)
        return etree.fromstring(text, parser)  # !

    def parse(data):
        return etree.fromstring(data, etree.XMLParser(resolve_entities=True, load_dtd=True))  # !
    `,
  ),
  program(
    'is read without them',
    `
    from lxml import etree

    def load(text):
        return etree.fromstring(text, etree.XMLParser(resolve_entities=False))

    def plain(path):
        return etree.parse(path)

    def own():
        return etree.fromstring("<a/>", etree.XMLParser(resolve_entities=True))
    `,
  ),
]);
