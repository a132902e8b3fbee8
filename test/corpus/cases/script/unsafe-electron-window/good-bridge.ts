import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('notes', {
  list: () => ipcRenderer.invoke('notes:list'),
  save: (id: string, text: string) => ipcRenderer.invoke('notes:save', id, text),
});
