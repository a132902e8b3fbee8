import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';

export class MainWindow {
  private readonly options: BrowserWindowConstructorOptions = {
    width: 1200,
    height: 800,
    webPreferences: { contextIsolation: false },
  };

  open(url: string): BrowserWindow {
    const window = new BrowserWindow(this.options);
    void window.loadURL(url);
    return window;
  }
}
