import { ipcMain, shell } from 'electron';
import { exec } from 'child_process';
ipcMain.handle('open-tool', (_event, tool: string) => {
  exec(`open -a ${tool}`);
});
ipcMain.on('open-link', (_e, link) => shell.openExternal(link));
