/** What makes a PDF with an XML file inside a Factur-X of version 1.0: the file's name, and the metadata that tell of it. */

export interface FacturX {
  readonly fileName: 'factur-x.xml' | 'xrechnung.xml';
  readonly description: string;
  /** RDF, for the XMP packet; with the extension schema that PDF/A asks for (ISO 19005-3, 6.6.2.3). */
  readonly xmp: string;
}

const namespace = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#';

export function facturX(profile: 'en16931' | 'xrechnung'): FacturX {
  const fileName = profile === 'xrechnung' ? 'xrechnung.xml' : 'factur-x.xml';
  const level = profile === 'xrechnung' ? 'XRECHNUNG' : 'EN 16931';
  const description = `Factur-X (${level})`;
  return { fileName, description, xmp: `${declaration(fileName, level)}${extension}` };
}

function declaration(fileName: string, level: string): string {
  return `
    <rdf:Description rdf:about="" xmlns:fx="${namespace}">
      <fx:DocumentType>INVOICE</fx:DocumentType>
      <fx:DocumentFileName>${fileName}</fx:DocumentFileName>
      <fx:Version>1.0</fx:Version>
      <fx:ConformanceLevel>${level}</fx:ConformanceLevel>
    </rdf:Description>`;
}

function property(name: string, description: string): string {
  return `
              <rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>${name}</pdfaProperty:name>
                <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                <pdfaProperty:category>external</pdfaProperty:category>
                <pdfaProperty:description>${description}</pdfaProperty:description>
              </rdf:li>`;
}

const extension = `
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas>
        <rdf:Bag>
          <rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>fx</pdfaSchema:prefix>
            <pdfaSchema:property>
              <rdf:Seq>${[
                property('DocumentFileName', 'name of the embedded XML invoice file'),
                property('DocumentType', 'INVOICE'),
                property('Version', 'version of the data'),
                property('ConformanceLevel', 'conformance level of the embedded data'),
              ].join('')}
              </rdf:Seq>
            </pdfaSchema:property>
          </rdf:li>
        </rdf:Bag>
      </pdfaExtension:schemas>
    </rdf:Description>`;
