if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
  throw new Error('refusing to start without TLS verification');
}

delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;

export const status = () => fetch('https://backend.internal.example/status');
