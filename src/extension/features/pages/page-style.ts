/** How a page of Markdown looks: the editor's own fonts and colours, as its preview has them. */
export const pageStyle = `
body { font-family: var(--vscode-markdown-font-family, var(--vscode-font-family)); font-size: 14px; line-height: 1.57;
  color: var(--vscode-editor-foreground); padding: 0 24px 24px; max-width: 960px; overflow-wrap: anywhere; }
h1, h2, h3 { font-weight: 600; line-height: 1.25; margin: 24px 0 16px; }
h1, h2 { padding-bottom: 4px; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-panel-border)); }
h1 { font-size: 2em; } h2 { font-size: 1.5em; } h3 { font-size: 1.25em; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
code { font-family: var(--vscode-editor-font-family); font-size: 0.95em; color: var(--vscode-textPreformat-foreground);
  background: var(--vscode-textPreformat-background); padding: 0 4px; border-radius: 2px; }
a code { color: inherit; }
pre { padding: 12px; overflow: auto; background: var(--vscode-textCodeBlock-background); }
pre code { color: inherit; background: none; padding: 0; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 8px; text-align: start; vertical-align: top;
  border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-panel-border)); }
blockquote { margin: 0; padding: 0 16px; border-inline-start: 4px solid var(--vscode-textBlockQuote-border); }
`;
