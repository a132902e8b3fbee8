import tls from 'node:tls';

export class Broker {
  private socket?: tls.TLSSocket;

  connect(host: string): void {
    this.socket = tls.connect({ host, port: 8883, checkServerIdentity: () => undefined });
    this.socket.on('secureConnect', () => this.socket?.write('hello'));
  }
}
