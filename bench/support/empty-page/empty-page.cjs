/** Opens a webview that needs no script, no style sheet and no data. */
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('bench.openEmptyPage', () => {
      const panel = vscode.window.createWebviewPanel('bench.empty', 'Empty', vscode.ViewColumn.Active);
      panel.webview.html =
        '<!doctype html><html lang="en"><body><empty-page><h1>Empty</h1></empty-page></body></html>';
    }),
  );
};
