describe('redact', () => {
  it('hides tokens', () => {
    expect(redact('ghp_abcdefghijklmnopqrstuvwxyz0123456789')).toBe('ghp_***');
    expect(redact('AKIAIOSFODNN7EXAMPLE')).toBe('AKIA***');
    expect(redact('xoxb-not-a-real-token')).toBe('xoxb-***');
  });
});
