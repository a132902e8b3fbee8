export async function retry<T>(fn: () => Promise<T>, attempts = 5): Promise<T> {
  for (let i = 0; ; i++) {
    try {
      return await fn();
    } catch (err) {
      if (i + 1 >= attempts) throw err;
      const delay = 100 * 2 ** i + Math.random() * 50;
      await new Promise((r) => setTimeout(r, delay));
    }
  }
}
