/**
 * The part of pdfmake that hands out pdfkit's document before it is ended. Published types know neither it nor a world
 * without a browser.
 */
declare module 'pdfmake/js/Printer.js' {
  export interface PdfKitDocument {
    file(content: Buffer, options: Readonly<Record<string, unknown>>): unknown;
    appendXML(rdf: string): void;
    on(event: 'data', listener: (chunk: Buffer) => void): unknown;
    on(event: 'end', listener: () => void): unknown;
    on(event: 'error', listener: (error: Error) => void): unknown;
    end(): void;
  }

  interface PdfPrinter {
    createPdfKitDocument(definition: Readonly<Record<string, unknown>>): Promise<PdfKitDocument>;
  }

  /** CommonJS that was compiled: its default export is a property of the module. */
  const printer: {
    readonly default: new (
      fonts: Readonly<Record<string, Readonly<Record<string, string>>>>,
      files: undefined,
      urls: { resolve(): void; resolved(): Promise<void> },
      mayRead: (path: string) => boolean,
    ) => PdfPrinter;
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default printer;
}

/** The document that it writes into, for its fonts. */
declare module 'pdfmake/js/PDFDocument.js' {
  interface PdfFont {
    /** In points of a text in `size`. */
    widthOfString(text: string, size: number): number;
  }

  const document: {
    readonly default: new (
      fonts: Readonly<Record<string, Readonly<Record<string, string>>>>,
      images: object,
      patterns: object,
      attachments: object,
      options: Readonly<Record<string, unknown>>,
      files: null,
      mayRead: (path: string) => boolean,
    ) => { provideFont(family: string, isBold: boolean, isItalic: boolean): PdfFont };
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default document;
}

/** Where lines may break: Unicode's rules (UAX 14). */
declare module 'pdfmake/js/TextBreaker.js' {
  const breaker: {
    readonly default: new () => {
      getBreaks(text: string): readonly { readonly text: string; readonly lineEnd?: boolean }[];
    };
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default breaker;
}
