import { app } from 'electron';

app.on('web-contents-created', (event, contents) => {
  contents.on('will-attach-webview', (attach, webPreferences) => {
    delete webPreferences.preload;
    webPreferences.nodeIntegration = false;
    webPreferences.contextIsolation = true;
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
});
