export class Client {
  constructor(private readonly apiKey: string) {}

  async call(path: string): Promise<unknown> {
    console.debug(`GET ${path} (key ${this.apiKey})`);
    const answer = await fetch(`https://api.example.org${path}`, { headers: { 'x-api-key': this.apiKey } });
    return answer.json();
  }
}
