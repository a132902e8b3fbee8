import { useEffect } from 'react';

export function Wallet({ mnemonic }: { mnemonic: string }) {
  useEffect(() => {
    window.localStorage.setItem('mnemonic', mnemonic);
  }, [mnemonic]);
  return <p>Your wallet is ready.</p>;
}
